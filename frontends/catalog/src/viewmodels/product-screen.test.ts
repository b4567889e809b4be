import { expect, test } from 'bun:test'
import { problem } from '@galleria/contracts/problem'
import type { ProductPage } from '@galleria/contracts/web'
import type { Load } from '@galleria/ui'
import { lamp, lampPage, no } from '../testing/samples.ts'
import { productScreen } from './product-screen.ts'

const ready = (page: ProductPage): Load<ProductPage> => ({ phase: 'ready', value: page, reloading: false })
const failed = (answer: ReturnType<typeof no>): Load<ProductPage> => {
  if (answer.ok) throw new Error('A failure was meant.')
  return { phase: 'failed', problem: answer.problem }
}
const id = lamp.productId

test('the variant in the address is shown with its own price and stock', () => {
  const screen = productScreen(ready(lampPage), id, 'LMP-012-BLK')
  expect(screen).toMatchObject({
    phase: 'ready',
    asOf: undefined,
    variant: { name: 'Black', price: { cents: 9900 } },
    stock: { kind: 'low', left: 2 },
    available: 2,
  })
})

test('the variants that are sold out are known, so that the choice can say so', () => {
  const stock: ProductPage['stock'] = { state: 'fresh', data: [{ sku: 'LMP-012-BLK', available: 0, level: 'out' }] }
  expect(productScreen(ready({ ...lampPage, stock }), id, undefined)).toMatchObject({ soldOut: ['LMP-012-BLK'] })
})

test('without the storeroom the product can still be bought, and no number is made up', () => {
  const page: ProductPage = { ...lampPage, stock: { state: 'missing', problem: problem('unavailable') } }
  expect(productScreen(ready(page), id, undefined)).toMatchObject({
    phase: 'ready',
    stock: { kind: 'unknown' },
    available: undefined,
  })
})

test('a product out of memory says from when it is', () => {
  const page: ProductPage = { ...lampPage, product: { state: 'stale', data: lamp, asOf: '2026-01-15T09:00:00.000Z' } }
  expect(productScreen(ready(page), id, undefined)).toMatchObject({ phase: 'ready', asOf: '2026-01-15T09:00:00.000Z' })
})

test('a catalogue that is away is not a product that does not exist', () => {
  const page: ProductPage = { ...lampPage, product: { state: 'missing', problem: problem('unavailable') } }
  expect(productScreen(ready(page), id, undefined)).toEqual({ phase: 'missing' })
})

test('a product the catalogue denies, or a name no product could have, is unknown', () => {
  expect(productScreen(failed(no('product-unknown', 404)), 'gone', undefined)).toEqual({ phase: 'unknown' })
  const invalid = no('invalid-request', 400, { errors: [{ field: 'productId', reason: 'must be words' }] })
  expect(productScreen(failed(invalid), 'Lamp!', undefined)).toEqual({ phase: 'unknown' })
})

test('a shop that does not answer is a failure', () => {
  expect(productScreen(failed(no('unreachable', 0)), id, undefined)).toMatchObject({
    phase: 'failed',
    problem: { outage: true },
  })
  const otherField = no('invalid-request', 400, { errors: [{ field: 'locale', reason: 'must be one of' }] })
  expect(productScreen(failed(otherField), id, undefined).phase).toBe('failed')
})

test('on the way to another product the last one is not passed off as it', () => {
  expect(productScreen(ready(lampPage), 'reading-chair', undefined)).toEqual({ phase: 'loading' })
})
