import type { Cart, CartPage } from '@galleria/contracts/web'
import { type AskShop, granted, type Wish } from './shop-client.ts'
import type { PlannedLine } from './split.ts'

/** More rounds than one mean that somebody else is filling the same cart. */
const mostRounds = 5

/**
 * Makes a guest's cart hold these lines and nothing else, whatever it held: something may be left in it from a replay that was broken
 * off, and what was added twice because an answer was lost is put right.
 * @throws when a line costs something else here than it cost there.
 */
export async function fillCart(ask: AskShop, guest: string, lines: readonly PlannedLine[]): Promise<void> {
  const read = await ask<CartPage>({ method: 'GET', path: '/cart', guest })
  let { cart } = granted(read, 'a cart')
  for (let round = 1; round <= mostRounds; round += 1) {
    const changes = changesTo(cart, lines)
    if (changes.length === 0) return refuseOtherPrices(cart, lines)
    for (const change of changes) {
      const told = await ask<CartPage>({ ...change, guest })
      // A line that has gone meanwhile is added in the next round.
      if (told.ok || told.problem.code !== 'not-found') cart = granted(told, `${change.method} ${change.path}`).cart
    }
  }
  throw new Error(`the cart of ${guest} does not come to hold what it should`)
}

type Change = Omit<Wish, 'guest'>

function changesTo(cart: Cart, lines: readonly PlannedLine[]): Change[] {
  const held = new Map(cart.lines.map(({ sku, quantity }) => [sku, quantity]))
  const wanted = new Set(lines.map(({ sku }) => sku))
  const path = (sku: string) => `/cart/lines/${sku}`
  const unwanted = cart.lines.filter(({ sku }) => !wanted.has(sku))
  return [
    ...unwanted.map(({ sku }): Change => ({ method: 'DELETE', path: path(sku) })),
    ...lines.flatMap(({ sku, quantity }): Change[] => {
      if (held.get(sku) === quantity) return []
      return held.has(sku)
        ? [{ method: 'PATCH', path: path(sku), body: { quantity } }]
        : [{ method: 'POST', path: '/cart/lines', body: { sku, quantity } }]
    }),
  ]
}

function refuseOtherPrices(cart: Cart, lines: readonly PlannedLine[]): void {
  const prices = new Map(cart.lines.map(({ sku, unitPrice }) => [sku, unitPrice.cents]))
  for (const { sku, priceCents } of lines)
    if (prices.get(sku) !== priceCents)
      throw new Error(
        `${sku} costs ${prices.get(sku)} here and ${priceCents} in the import: is it another import that is sold?`,
      )
}
