import { expect, test } from 'bun:test'
import { Contact, Delivery } from '@galleria/contracts/orders'
import { checkForm, firstWrong, refusedFields } from './check-form.ts'
import { type CheckoutForm, contactOf, deliveryOf, emptyForm } from './checkout-form.ts'
import { choiceOf } from './delivery-choice.ts'

const filled: CheckoutForm = {
  ...emptyForm(),
  name: 'Mina Park',
  email: 'mina@example.com',
  street: 'Torstraße 1',
  postalCode: '10119',
  city: 'Berlin',
}
const acceptedByShop = (form: CheckoutForm) =>
  Contact.safeParse(contactOf(form)).success && Delivery.safeParse(deliveryOf(form)).success

test('a form that is filled in is in order, and the shop thinks so too', () => {
  expect(checkForm(filled)).toEqual({})
  expect(acceptedByShop(filled)).toBe(true)
})

test('an empty form names every field, the first of them first', () => {
  const errors = checkForm({ ...emptyForm(), countryCode: '' })
  expect(Object.keys(errors)).toHaveLength(6)
  expect(firstWrong(errors)).toBe('contact.name')
})

test.each([
  ['a blank name', { name: '   ' }, 'contact.name', 'empty'],
  ['a name of 81 letters', { name: 'a'.repeat(81) }, 'contact.name', 'too-long'],
  ['markup for a name', { name: '<b>Mina</b>' }, 'contact.name', 'not-plain'],
  ['an e-mail address without an at', { email: 'mina.example.com' }, 'contact.email', 'not-email'],
  ['an e-mail address without a domain', { email: 'mina@example' }, 'contact.email', 'not-email'],
  ['a street of 121 letters', { street: 'a'.repeat(121) }, 'delivery.address.street', 'too-long'],
  ['a tab in the city', { city: 'Ber\tlin' }, 'delivery.address.city', 'not-plain'],
  ['a postal code of 17 letters', { postalCode: '1'.repeat(17) }, 'delivery.address.postalCode', 'too-long'],
] as const)('%s will not do here, and not in the shop', (_, change, path, reason) => {
  const form = { ...filled, ...change }
  expect(checkForm(form)).toEqual({ [path]: reason })
  expect(acceptedByShop(form)).toBe(false)
})

test.each(['m.park+shop@mail.example.co.uk', "o'hara@example.ie", 'a_b-c@x-y.io', 'MINA@EXAMPLE.COM'])(
  'the address %s, which the shop takes, is not turned away here',
  (email) => {
    expect(Contact.safeParse({ name: 'Mina', email }).success).toBe(true)
    expect(checkForm({ ...filled, email })).toEqual({})
  },
)

test('a pick-up needs a store and no address', () => {
  const pickup: CheckoutForm = { ...emptyForm(), name: 'Mina', email: 'mina@example.com', kind: 'pickup' }
  expect(checkForm(pickup)).toEqual({ 'delivery.storeId': 'no-store' })
  expect(choiceOf(pickup)).toBeUndefined()

  const chosen = { ...pickup, storeId: 'seoul-hannam' }
  expect(checkForm(chosen)).toEqual({})
  expect(deliveryOf(chosen)).toEqual({ kind: 'pickup', storeId: 'seoul-hannam' })
})

test('what the shop refuses goes beside its field, in our words for its reasons', () => {
  const { error } = Delivery.safeParse({ kind: 'home', address: { ...filled, street: 'a'.repeat(121), city: '' } })
  const reasons = new Map(error?.issues.map(({ path, message }) => [`delivery.${path.join('.')}`, message]))

  const errors = refusedFields([
    { field: 'delivery.address.street', reason: reasons.get('delivery.address.street') ?? '' },
    { field: 'delivery.address.city', reason: reasons.get('delivery.address.city') ?? '' },
    { field: 'delivery.storeId', reason: 'is not one of our stores' },
    { field: 'quoteId', reason: 'is not a quote of this shopper' },
  ])

  expect(errors).toEqual({
    'delivery.address.street': 'too-long',
    'delivery.address.city': 'empty',
    'delivery.storeId': 'refused',
  })
})
