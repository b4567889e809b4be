import { expect, test } from 'bun:test'
import { chair, lamps } from '../testing/samples.ts'
import { cartRows, takenOut } from './cart-rows.ts'

const shown = (rows: ReturnType<typeof cartRows>) => rows.map(({ kind, key }) => `${kind} ${key}`)

test('a line that was taken out leaves a row in its place, from which it can be put back', () => {
  const removed = takenOut([lamps, chair], lamps.sku)
  expect(shown(cartRows([chair], removed ? [removed] : []))).toEqual([`removed ${lamps.sku}`, `line ${chair.sku}`])
})

test('two neighbours taken out one after the other stay in order', () => {
  const second = takenOut([lamps, chair], chair.sku)
  const first = takenOut([lamps], lamps.sku)
  const rows = cartRows(
    [],
    [first, second].filter((one) => one !== undefined),
  )
  expect(shown(rows)).toEqual([`removed ${lamps.sku}`, `removed ${chair.sku}`])
})

test('what is in the cart again is not shown as taken out', () => {
  const removed = takenOut([lamps], lamps.sku)
  expect(shown(cartRows([lamps], removed ? [removed] : []))).toEqual([`line ${lamps.sku}`])
})

test('what was never in the cart cannot be taken out', () => {
  expect(takenOut([chair], lamps.sku)).toBeUndefined()
})
