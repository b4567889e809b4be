import { expect, test } from 'bun:test'
import { fieldAddress, readCardMessage } from './card-message.ts'

const origin = 'http://localhost:8090'
const token = { type: 'psp:token', token: 'tok_4242Kd83', last4: '4242', brand: 'visa' }

test('what the field says is heard', () => {
  expect(readCardMessage({ origin, fromFrame: true, data: token }, origin)).toEqual(token as never)
  expect(
    readCardMessage({ origin, fromFrame: true, data: { type: 'psp:state', complete: false, error: 'Check' } }, origin),
  ).toEqual({
    type: 'psp:state',
    complete: false,
    error: 'Check',
  })
})

test('a token from another origin, or from another window of the same origin, is not taken', () => {
  expect(readCardMessage({ origin: 'http://localhost:8091', fromFrame: true, data: token }, origin)).toBeUndefined()
  expect(readCardMessage({ origin: `${origin}.evil.example`, fromFrame: true, data: token }, origin)).toBeUndefined()
  expect(readCardMessage({ origin, fromFrame: false, data: token }, origin)).toBeUndefined()
})

test('what is not in the protocol is passed over', () => {
  const others = [
    null,
    'psp:token',
    {},
    { type: 'psp:other' },
    { type: 'psp:token', token: 7 },
    { type: 'psp:resize', height: '9' },
  ]
  for (const data of others) expect(readCardMessage({ origin, fromFrame: true, data }, origin)).toBeUndefined()
})

test('a field cannot make itself taller than a page', () => {
  const said = { origin, fromFrame: true, data: { type: 'psp:resize', height: 1e9 } }
  expect(readCardMessage(said, origin)).toEqual({ type: 'psp:resize', height: 1_200 })
})

test('the field is opened in the look and the language of the page, whatever its address carries already', () => {
  expect(fieldAddress('http://localhost:8090/fields/fld_7Jq2?v=1', { theme: 'dark', locale: 'ko' })).toBe(
    'http://localhost:8090/fields/fld_7Jq2?v=1&theme=dark&locale=ko',
  )
})
