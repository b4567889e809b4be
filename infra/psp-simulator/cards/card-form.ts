import { passesLuhn } from './luhn.ts'

/** What somebody types into the card field. */
export interface CardInput {
  readonly number: string
  readonly expiry: string
  readonly cvc: string
}

/** A field of the form. */
export type CardField = keyof CardInput

/** What may be wrong with a field; the page has a sentence for each. */
export type CardMistake =
  | 'number-missing'
  | 'number-short'
  | 'number-wrong'
  | 'number-not-test'
  | 'expiry-missing'
  | 'expiry-wrong'
  | 'expiry-past'
  | 'cvc-missing'
  | 'cvc-wrong'

/** The digits of a text. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

/** A card number as it stands on the card: in groups of four. */
export function groupNumber(text: string): string {
  return digitsOf(text)
    .slice(0, 16)
    .replace(/(\d{4})(?=\d)/g, '$1 ')
}

/** An expiry as it stands on the card, `MM / YY`. A month that can only have one digit gets its nought. */
export function groupExpiry(text: string): string {
  const digits = /^[2-9]/.test(text) ? `0${digitsOf(text)}` : digitsOf(text)
  return digits.length > 2 ? `${digits.slice(0, 2)} / ${digits.slice(2, 4)}` : digits
}

/** What is wrong with each field; nothing when the card can be sent. `today` decides what has expired. */
export function mistakesIn({ number, expiry, cvc }: CardInput, today: Date): Partial<Record<CardField, CardMistake>> {
  const found = {
    number: numberMistake(digitsOf(number)),
    expiry: expiryMistake(digitsOf(expiry), today),
    cvc: cvcMistake(cvc.trim()),
  }
  return Object.fromEntries(Object.entries(found).filter(([, mistake]) => mistake !== undefined))
}

/** The brand that a number begins like. */
export function brandOf(number: string): 'visa' | 'mastercard' | undefined {
  if (number.startsWith('4')) return 'visa'
  return /^5[1-5]/.test(number) ? 'mastercard' : undefined
}

function numberMistake(number: string): CardMistake | undefined {
  if (number === '') return 'number-missing'
  if (number.length < 16) return 'number-short'
  return number.length === 16 && passesLuhn(number) ? undefined : 'number-wrong'
}

function expiryMistake(expiry: string, today: Date): CardMistake | undefined {
  if (expiry === '') return 'expiry-missing'
  const [month, year] = [Number(expiry.slice(0, 2)), 2000 + Number(expiry.slice(2))]
  if (expiry.length !== 4 || month < 1 || month > 12) return 'expiry-wrong'
  // A card is good to the end of its month.
  return year * 12 + month < today.getFullYear() * 12 + today.getMonth() + 1 ? 'expiry-past' : undefined
}

function cvcMistake(cvc: string): CardMistake | undefined {
  if (cvc === '') return 'cvc-missing'
  return /^\d{3}$/.test(cvc) ? undefined : 'cvc-wrong'
}
