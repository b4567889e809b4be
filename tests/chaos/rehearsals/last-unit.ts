import type { Order } from '@galleria/contracts/web'
import { noteOrder, noteWish } from '../../invariants/recorder.ts'
import { newShopper, type Purchase, type Shopper, served } from '../../support/shopper.ts'
import { createCards } from '../rig/cards.ts'
import { chance } from '../rig/chance.ts'
import type { Rig } from '../rig/rig.ts'
import type { History } from '../shoppers/history.ts'
import { insist } from '../shoppers/insist.ts'

const atOnce = 10
const address = { street: 'Rua da Rosa 12', postalCode: '1200-387', city: 'Lisboa', countryCode: 'PT' }

/** So many buyers come to the till with one piece of the same variant each, and then all press the button in the same instant. */
export async function allWantTheLast(rig: Rig, buyers: number, history: History): Promise<readonly Order[]> {
  const cards = createCards(rig.provider)
  const atTheTill: { readonly shopper: Shopper; readonly purchase: Purchase }[] = []
  for (let from = 0; from < buyers; from += atOnce)
    atTheTill.push(...(await Promise.all(Array.from({ length: Math.min(atOnce, buyers - from) }, comeToTheTill))))
  return Promise.all(atTheTill.map(press))

  async function comeToTheTill() {
    const shopper = newShopper(rig.shop.url)
    served(await shopper.add(rig.shelf.last))
    const delivery = { kind: 'home' }
    const { quoteId } = served(await shopper.send<{ quoteId: string }>('POST', '/checkout/quote', { delivery }))
    const contact = { name: 'Mina Park', email: 'mina@example.com' }
    const order = {
      quoteId,
      contact,
      delivery: { ...delivery, address },
      paymentToken: await cards.token('approved'),
    }
    return { shopper, purchase: { key: crypto.randomUUID(), order } }
  }

  async function press({ shopper, purchase }: { shopper: Shopper; purchase: Purchase }): Promise<Order> {
    const how = { withinMs: 40_000, chance: chance(1, purchase.key), onError: () => {} }
    noteWish(history.recorder, purchase.key)
    const placed = await insist(() => shopper.place(purchase), how)
    if (placed.outcome !== 'ok') throw new Error(`a buyer was left with ${placed.outcome}: ${placed.code}`)
    noteOrder(history.recorder, placed.body, purchase.key)
    return placed.body
  }
}
