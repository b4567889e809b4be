import { expect, test } from 'bun:test'
import { isSupport, orderIdIn } from './staff.ts'

const id = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
const urls = { accountUrl: 'https://id.example/account', signInUrl: '/session/sign-in' }

test.each([id, ` ${id} `, `https://shop.example/orders/${id}/thanks?x=1`, id.toUpperCase()])(
  'an order is found in what a customer reads out: %p',
  (text) => {
    expect(orderIdIn(text)).toBe(id)
  },
)

test.each(['', 'G-7K3F-92QD', '/orders', id.slice(1)])('where no order is named none is found: %p', (text) => {
  expect(orderIdIn(text)).toBeUndefined()
})

test('only who helps customers looks at their orders', () => {
  expect(isSupport({ signedIn: true, roles: ['support'], ...urls })).toBe(true)
  expect(isSupport({ signedIn: true, roles: ['shopper', 'auditor'], ...urls })).toBe(false)
  expect(isSupport({ signedIn: false, ...urls })).toBe(false)
  expect(isSupport(undefined)).toBe(false)
})
