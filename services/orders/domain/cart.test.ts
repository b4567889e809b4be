import { describe, expect, test } from 'bun:test'
import {
  addPieces,
  type Cart,
  cartNow,
  hasExpired,
  maxLines,
  mergeCarts,
  removeLines,
  setPieces,
  takeBought,
} from './cart.ts'

const lamp = 'LMP-012-OAK'
const vase = 'VAS-003-BLU'
const cart: Cart = { version: 4, lines: [{ sku: lamp, quantity: 2 }], changedAt: 1_000 }

describe('a cart in time', () => {
  test('a shopper who never had a cart has an empty one', () => {
    expect(cartNow(undefined, 7_000, 500)).toEqual({ version: 0, lines: [], changedAt: 7_000 })
  })

  test('it is kept to the last millisecond of its lifetime, and empty from then on, under a new version', () => {
    expect(hasExpired(cart, 1_499, 500)).toBe(false)
    expect(cartNow(cart, 1_499, 500)).toBe(cart)
    expect(hasExpired(cart, 1_500, 500)).toBe(true)
    expect(cartNow(cart, 1_500, 500)).toEqual({ version: 5, lines: [], changedAt: 1_500 })
  })
})

describe('putting pieces in', () => {
  test('pieces of the same article are added up', () => {
    const decision = addPieces(cart, { sku: lamp, quantity: 3 }, 2_000)
    expect(decision).toEqual({ ok: true, cart: { version: 5, lines: [{ sku: lamp, quantity: 5 }], changedAt: 2_000 } })
  })

  test('ninety-nine pieces fit, and the hundredth is refused with what is there already', () => {
    expect(addPieces(cart, { sku: lamp, quantity: 97 }, 2_000).ok).toBe(true)
    expect(addPieces(cart, { sku: lamp, quantity: 98 }, 2_000)).toEqual({
      ok: false,
      problem: { code: 'too-many-pieces', inCart: 2 },
    })
  })

  test('fifty articles fit, and the fifty-first is refused while more of the first is not', () => {
    const lines = Array.from({ length: maxLines }, (_, i) => ({ sku: `VAS-${100 + i}-BLU`, quantity: 1 }))
    const full = { ...cart, lines }
    expect(addPieces({ ...cart, lines: lines.slice(1) }, { sku: vase, quantity: 1 }, 2_000).ok).toBe(true)
    expect(addPieces(full, { sku: vase, quantity: 1 }, 2_000)).toEqual({
      ok: false,
      problem: { code: 'too-many-lines' },
    })
    expect(addPieces(full, { sku: 'VAS-100-BLU', quantity: 1 }, 2_000).ok).toBe(true)
  })
})

describe('changing a line', () => {
  test('sets the pieces, and says so when the line is not there', () => {
    expect(setPieces(cart, { sku: lamp, quantity: 7 }, 2_000)).toMatchObject({
      ok: true,
      cart: { version: 5, lines: [{ quantity: 7 }] },
    })
    expect(setPieces(cart, { sku: vase, quantity: 7 }, 2_000)).toEqual({ ok: false, problem: { code: 'line-absent' } })
  })

  test('to what it is already is no change, so a quote stays good', () => {
    expect(setPieces(cart, { sku: lamp, quantity: 2 }, 2_000)).toEqual({ ok: true, cart })
  })
})

test('what is taken out twice is out, and changes the cart once', () => {
  const without = removeLines(cart, [lamp], 2_000)
  expect(without).toEqual({ version: 5, lines: [], changedAt: 2_000 })
  expect(removeLines(without, [lamp], 3_000)).toBe(without)
})

test('what was bought leaves the cart, and what was put in since stays', () => {
  const fuller = {
    ...cart,
    lines: [
      { sku: lamp, quantity: 3 },
      { sku: vase, quantity: 1 },
    ],
  }
  expect(takeBought(cart, cart.lines, 2_000)).toEqual({ version: 5, lines: [], changedAt: 2_000 })
  expect(takeBought(fuller, cart.lines, 2_000).lines).toEqual([
    { sku: lamp, quantity: 1 },
    { sku: vase, quantity: 1 },
  ])
  expect(takeBought(cart, [{ sku: vase, quantity: 1 }], 2_000)).toBe(cart)
})

describe('when a guest signs in', () => {
  const guests: Cart = {
    version: 2,
    lines: [
      { sku: lamp, quantity: 5 },
      { sku: vase, quantity: 1 },
    ],
    changedAt: 900,
  }
  const affordable = () => false

  test('the larger number of pieces is kept of each article, and the guest is left with nothing', () => {
    const { cart: merged, left } = mergeCarts(cart, guests, 2_000, affordable)
    expect(merged).toEqual({ version: 5, lines: guests.lines, changedAt: 2_000 })
    expect(left).toEqual({ version: 3, lines: [], changedAt: 2_000 })
  })

  test('[B11] merging a second time, whatever of the first was written down, adds nothing', () => {
    const { cart: merged, left } = mergeCarts(cart, guests, 2_000, affordable)
    expect(mergeCarts(merged, left, 3_000, affordable)).toEqual({ cart: merged, left })
    expect(mergeCarts(merged, guests, 3_000, affordable).cart).toBe(merged)
  })

  test('what finds no room stays with the guest, and what does is not kept from it', () => {
    const lines = Array.from({ length: maxLines }, (_, i) => ({ sku: `VAS-${100 + i}-BLU`, quantity: 1 }))
    const full = { ...cart, lines: [...lines.slice(1), { sku: lamp, quantity: 1 }] }
    const { cart: merged, left } = mergeCarts(full, guests, 2_000, affordable)
    expect(merged.lines).toHaveLength(maxLines)
    expect(merged.lines.at(-1)).toEqual({ sku: lamp, quantity: 5 })
    expect(left.lines).toEqual([{ sku: vase, quantity: 1 }])
  })

  test('what would make a cart too dear stays with the guest', () => {
    const isTooDear = (worth: Cart['lines']) => worth.some(({ sku, quantity }) => sku === lamp && quantity > 4)
    const { cart: merged, left } = mergeCarts(cart, guests, 2_000, isTooDear)
    expect(merged.lines).toEqual([...cart.lines, { sku: vase, quantity: 1 }])
    expect(left.lines).toEqual([{ sku: lamp, quantity: 5 }])
  })
})
