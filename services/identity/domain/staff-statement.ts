/** What is wrong with what a member of staff says for the audit. */
export type StatementMistake = 'reason-missing' | 'reason-too-short' | 'reason-too-long' | 'reason-personal'

/** In UTF-16 units, as browsers count them and as the audit keeps them. */
export const leastStatement = 3
/** See {@link leastStatement}. */
export const longestStatement = 200
/**
 * What the audit is not there to keep for years: an e-mail address, a card's number however it is spaced. Nor does it take characters
 * that cannot be seen, or that turn the direction of writing.
 */
const personal = /@|\d(?:[ -]?\d){12}|[\p{Cc}\p{Cf}\p{Co}]/u

/** A statement on one line, without what is around it and doubled within it. */
export function tidyStatement(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** What is wrong with a statement, tidied or not; undefined when it will do. */
export function statementMistake(text: string): StatementMistake | undefined {
  const tidy = tidyStatement(text)
  if (tidy === '') return 'reason-missing'
  if (tidy.length < leastStatement) return 'reason-too-short'
  if (tidy.length > longestStatement) return 'reason-too-long'
  return personal.test(tidy) ? 'reason-personal' : undefined
}
