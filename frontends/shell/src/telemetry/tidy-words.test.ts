import { expect, test } from 'bun:test'
import { tidyWords } from './tidy-words.ts'

test.each([
  [
    "TypeError: Cannot read properties of undefined (reading 'price')",
    "TypeError: Cannot read properties of undefined (reading 'price')",
  ],
  ['Failed to fetch https://shop.example/orders/7?key=s3cret', 'Failed to fetch <address>'],
  ['no order 01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d', 'no order <id>'],
  ['mina.kim@example.com is not known', '<mail> is not known'],
  ['the card 4242 4242 4242 4242 was declined', 'the card <number> was declined'],
  ['SyntaxError: "{"name":"Mina Kim"}" is not valid JSON', 'SyntaxError: "…" is not valid JSON'],
  ["can't find Mina's order", "can'…'s order"],
  ['“Mina Kim” is not “signed in”', '“…”'],
  ['"29 Itaewon-ro, Seoul" cannot be found', '"…" cannot be found'],
  ['Error: it broke\n    at place (https://shop.example/x.js:1:2)', 'Error: it broke'],
  ['   ', 'no message'],
])('%s is told as: %s', (words, told) => {
  expect(tidyWords(words)).toBe(told)
})

test('however long a message is, two hundred characters of it are told, and no half of one', () => {
  expect(tidyWords('광'.repeat(5_000))).toHaveLength(200)
  expect(tidyWords(`${'a'.repeat(199)}😀`).isWellFormed()).toBe(true)
})
