import { commonStems } from './common-stems.ts'

/** Why a password will not do. */
export type PasswordMistake = 'password-too-short' | 'password-too-long' | 'password-common' | 'password-personal'

/** In characters. NIST SP 800-63B asks for eight at least, and advises fifteen; ASVS 6.2.1. */
export const leastPassword = 12
/** In characters; ASVS 6.2.9 wants 64 to be possible. Beyond this, hashing would be work that a stranger orders. */
export const longestPassword = 256

/** What is known of whoever chooses a password. */
export interface Chooser {
  readonly email: string
  readonly name: string
}

/**
 * What is wrong with a new password, if anything. Any characters in any mixture will do, so long as it is long and not what is
 * tried first (NIST SP 800-63B 3.1.1.2; ASVS 6.2).
 */
export function passwordMistake(password: string, chooser: Chooser): PasswordMistake | undefined {
  const length = [...password].length
  if (length < leastPassword) return 'password-too-short'
  if (length > longestPassword) return 'password-too-long'
  if (isCommon(password)) return 'password-common'
  return isPersonal(password, chooser) ? 'password-personal' : undefined
}

/**
 * Whether it is one of those that everybody tries: a few characters over and over, a walk along the keyboard or the alphabet, or
 * common words with digits and signs about them. Judging by stems takes in every variation that a list would have to spell out.
 */
function isCommon(password: string): boolean {
  const plain = plainOf(password)
  if (new Set(plain).size < 5 || isRepetition(plain) || isWalk(smallOf(password))) return true
  const letters = plain.replace(/[^\p{L}]/gu, '')
  return letters === '' ? new Set(plain).size < 8 : isMadeOfStems(letters)
}

/** Small letters, and digits and signs that stand for letters turned back into them. */
function plainOf(password: string): string {
  return smallOf(password)
    .replace(/[@4](?=\p{L})/gu, 'a')
    .replace(/(?<=\p{L})3(?=\p{L})/gu, 'e')
    .replace(/(?<=\p{L})[1!](?=\p{L})/gu, 'i')
    .replace(/(?<=\p{L})0(?=\p{L})/gu, 'o')
    .replace(/(?<=\p{L})[5$](?=\p{L})/gu, 's')
}

function smallOf(password: string): string {
  return password.normalize('NFKC').toLowerCase()
}

function isRepetition(text: string): boolean {
  return /^(.{1,8}?)\1+.{0,3}$/su.test(text)
}

const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '012345678901234',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
]
const both = walks.flatMap((walk) => [walk, [...walk].reverse().join('')])

/** Whether all of it but a few characters are steps along a row. */
function isWalk(text: string): boolean {
  let left = text
  for (let length = 12; length >= 4; length -= 1) {
    for (const walk of both) {
      for (let at = 0; at + length <= walk.length; at += 1) left = left.replaceAll(walk.slice(at, at + length), '')
    }
  }
  return left.length <= 3
}

/** Whether nothing is left of the letters once the common words are taken out, the longest first. */
function isMadeOfStems(letters: string): boolean {
  return commonStems.reduce((left, stem) => left.replaceAll(stem, ''), letters).length <= 2
}

/** Whether it is hardly more than the name or the address of whoever chose it. */
function isPersonal(password: string, { email, name }: Chooser): boolean {
  const plain = plainOf(password).replace(/[^\p{L}]/gu, '')
  const parts = [...email.split(/[@.+_-]/), ...name.split(/\s+/)].map((part) => plainOf(part).replace(/[^\p{L}]/gu, ''))
  const words = parts.filter((part) => part.length >= 3).sort((a, b) => b.length - a.length)
  const left = words.reduce((rest, word) => rest.replaceAll(word, ''), plain)
  return left !== plain && left.length <= 4
}
