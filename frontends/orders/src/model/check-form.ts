import type { FieldError } from '@galleria/contracts/problem'
import type { CheckoutForm, FieldErrors, FieldPath, FieldReason } from './checkout-form.ts'

// The orders' contract says the same in zod, which has no place in a first load; a test holds both against each other.

/** How long each text may be. */
const longest = { name: 80, email: 254, street: 120, postalCode: 16, city: 80 } as const

/** What is wrong with a form, before anyone is asked. */
export function checkForm(form: CheckoutForm): FieldErrors {
  const found: [FieldPath, FieldReason | undefined][] = [
    ['contact.name', checkText(form.name, longest.name)],
    ['contact.email', checkEmail(form.email)],
  ]
  if (form.kind === 'pickup') found.push(['delivery.storeId', form.storeId === '' ? 'no-store' : undefined])
  else {
    found.push(
      ['delivery.address.street', checkText(form.street, longest.street)],
      ['delivery.address.postalCode', checkText(form.postalCode, longest.postalCode)],
      ['delivery.address.city', checkText(form.city, longest.city)],
      ['delivery.address.countryCode', /^[A-Z]{2}$/.test(form.countryCode) ? undefined : 'no-country'],
    )
  }
  return Object.fromEntries(found.filter(([, reason]) => reason !== undefined))
}

function checkText(text: string, max: number): FieldReason | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  if (trimmed.length > max) return 'too-long'
  return /[\p{Cc}<>]/u.test(trimmed) ? 'not-plain' : undefined
}

/** Light on purpose: the shop looks closer, and whether an address exists only a letter can tell. */
function checkEmail(text: string): FieldReason | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return 'empty'
  if (trimmed.length > longest.email) return 'too-long'
  return /^[^\s@<>]+@[^\s@.<>]+(\.[^\s@.<>]+)+$/.test(trimmed) ? undefined : 'not-email'
}

const paths: readonly FieldPath[] = [
  'contact.name',
  'contact.email',
  'delivery.address.street',
  'delivery.address.postalCode',
  'delivery.address.city',
  'delivery.address.countryCode',
  'delivery.storeId',
]

/** Each reason in the words of the contract. */
const said: readonly [RegExp, FieldReason][] = [
  [/not be empty/, 'empty'],
  [/at most/, 'too-long'],
  [/plain text/, 'not-plain'],
  [/e-mail/, 'not-email'],
  [/country/, 'no-country'],
]

/** What the shop found wrong, by field of the form. What belongs to no field is left to the general notice. */
export function refusedFields(errors: readonly FieldError[] = []): FieldErrors {
  const found = errors.flatMap(({ field, reason }) => {
    const path = paths.find((one) => one === field)
    return path ? [[path, said.find(([words]) => words.test(reason))?.[1] ?? 'refused'] as const] : []
  })
  return Object.fromEntries(found)
}

/** Each correction is seen at once; a field that nobody has asked about yet is left in peace until the button is pressed. */
export function stillWrong(errors: FieldErrors, form: CheckoutForm): FieldErrors {
  const now = checkForm(form)
  const known = (Object.keys(errors) as FieldPath[]).filter((path) => now[path] !== undefined)
  return Object.fromEntries(known.map((path) => [path, now[path]]))
}

/** The first wrong field as the page shows them, for the focus. */
export function firstWrong(errors: FieldErrors): FieldPath | undefined {
  return paths.find((path) => errors[path] !== undefined)
}
