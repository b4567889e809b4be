const words = `
password passwort passwd passw pass geheim secret private admin administrator root user login guest test testing tester demo
welcome willkommen hello hallo letmein letme open opensesame sesame access master superman batman spiderman pokemon starwars
matrix dragon monkey tiger lion eagle falcon wolf bear shadow sunshine moonlight rainbow flower princess prince angel devil
heaven football baseball basketball soccer hockey tennis golf cricket liverpool chelsea arsenal barcelona juventus iloveyou
loveyou lovely love baby honey sweet sweetheart darling family mother father sister brother mama papa mom dad friend friends
forever always together freedom happy smile lucky money dollar million cookie chocolate cheese pepper banana orange apple
summer winter spring autumn monday tuesday wednesday thursday friday saturday sunday january february march april may june
july august september october november december michael jennifer thomas jessica charlie daniel jordan robert ashley george
andrew joshua matthew anthony hunter thunder killer computer internet windows samsung google facebook whatever trustno
trust nothing something anything changeme change default temp temporary qwerty qwertz azerty asdf zxcv qazwsx qaz wsx abc
abcd abcdef galleria shop shopping store market account customer home house kitchen lamp gift this that the is my your our
and new old one two three four five six seven eight nine ten zero correct horse battery staple
`

/** Words that most guessed passwords are made of, the longest first, so that none is left over for being within another. */
export const commonStems: readonly string[] = words
  .trim()
  .split(/\s+/)
  .sort((a, b) => b.length - a.length)
