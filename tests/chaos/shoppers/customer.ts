import type { CartPage, Order } from '@galleria/contracts/web'
import { noteOrder, noteRefusal, noteWish } from '../../invariants/recorder.ts'
import { newShopper, type Purchase, type Reply, type Shopper } from '../../support/shopper.ts'
import type { Cards } from '../rig/cards.ts'
import type { Chance } from '../rig/chance.ts'
import type { Shelf } from '../rig/shelf.ts'
import type { History, Wish } from './history.ts'
import { type Final, type Insistence, insist } from './insist.ts'
import type { Intent } from './intent.ts'

/** What every shopper of a run needs. */
export interface Surroundings {
  /** Where the shop is. */
  readonly url: string
  readonly shelf: Shelf
  readonly cards: Cards
  readonly history: History
}

const finalWithinMs = 60_000
const address = { street: 'Rua da Rosa 12', postalCode: '1200-387', city: 'Lisboa', countryCode: 'PT' }
const contact = { name: 'Mina Park', email: 'mina@example.com' }

/** One shopper from an empty cart to the end of the story; every request is sent with the same key until its answer is final. */
export async function goShopping(intent: Intent, chance: Chance, around: Surroundings): Promise<void> {
  const { recorder, wishes, errors, decidedMs, repeats } = around.history
  const shopper = newShopper(around.url, intent.isPatient ? {} : { prefer: 'respond-async' })
  const how: Insistence = {
    withinMs: finalWithinMs,
    chance,
    onError: (seen) => errors.set(seen, (errors.get(seen) ?? 0) + 1),
  }
  const purchase = await fillCart()
  if (!purchase) return
  const begun = performance.now()
  const placed = await place(purchase)
  if (!placed) return
  const order = await followed(shopper, placed, how)
  if (order.status !== 'pending') decidedMs.push(performance.now() - begun)
  note(order)
  if (order.status === 'confirmed') await reconsider(order)

  /** Picks things up, has them priced, gets a token for a card. Nothing, when the shop said no on the way. */
  async function fillCart(): Promise<Purchase | undefined> {
    for (const { sku, quantity } of intent.lines) {
      // Adding has no key: a lost answer may leave more in the cart than was meant, which the quote then shows.
      const added = await insist<CartPage>(() => shopper.send('POST', '/cart/lines', { sku, quantity }), how)
      if (added.outcome !== 'ok') return void remember('cart', added)
    }
    const delivery = { kind: 'home' }
    const quote = await insist<{ quoteId: string }>(() => shopper.send('POST', '/checkout/quote', { delivery }), how)
    remember('quote', quote)
    if (quote.outcome !== 'ok') return undefined
    const paymentToken = await around.cards.token(intent.card)
    const order = { quoteId: quote.body.quoteId, contact, delivery: { ...delivery, address }, paymentToken }
    return { key: crypto.randomUUID(), order }
  }

  async function place(wanted: Purchase): Promise<Order | undefined> {
    const { key } = wanted
    noteWish(recorder, key)
    const asking = () => insist(() => shopper.place(wanted), how)
    const finals = await Promise.all(intent.isDoubled ? [asking(), asking()] : [asking()])
    for (const final of finals) {
      remember('place', final, { key, orderId: final.outcome === 'ok' ? final.body.orderId : undefined })
      if (final.outcome === 'ok') noteOrder(recorder, final.body, key)
    }
    const yes = finals.find(({ outcome }) => outcome === 'ok')
    const order = yes?.outcome === 'ok' ? yes.body : undefined
    const no = finals.find(({ outcome }) => outcome === 'refused')
    repeats.push({
      key,
      orderId: order?.orderId,
      refusedWith: no?.outcome === 'refused' ? no.code : undefined,
      send: () => shopper.place(wanted),
    })
    return order
  }

  /** Cancels the order or makes it smaller, if that is what this shopper does. */
  async function reconsider({ orderId, lines }: Order): Promise<void> {
    if (!intent.change) return
    await Bun.sleep(intent.thinksMs)
    const [line] = lines
    const smaller = { lines: [{ sku: line?.sku, quantity: (line?.quantity ?? 1) - 1 }] }
    const key = crypto.randomUUID()
    const asked =
      intent.change === 'cancel'
        ? await insist<Order>(() => shopper.send('POST', `/orders/${orderId}/cancellation`), how)
        : await insist<Order>(() => shopper.send('POST', `/orders/${orderId}/revisions`, smaller, key), how)
    remember(intent.change, asked, { orderId })
    if (asked.outcome === 'ok') note(await followed(shopper, asked.body, how))
  }

  function note(order: Order): void {
    noteOrder(recorder, order)
  }

  function remember(what: Wish['what'], final: Final<unknown>, about: Pick<Wish, 'key' | 'orderId'> = {}): void {
    const { outcome, tries, tookMs } = final
    const code = final.outcome === 'ok' ? undefined : final.code
    if (final.outcome === 'refused') noteRefusal(recorder, final.code)
    wishes.push({ what, outcome, code, tries, tookMs, ...about })
  }
}

/** Looks again until nothing about the order is open any more, or the time is over: then it is as it was seen last. */
async function followed(shopper: Shopper, seen: Order, how: Insistence): Promise<Order> {
  const deadline = performance.now() + finalWithinMs
  let order = seen
  while ((order.status === 'pending' || order.changing) && performance.now() < deadline) {
    await Bun.sleep(300)
    const look: Final<Order> = await insist(
      (): Promise<Reply<Order>> => shopper.get<Order>(`/orders/${order.orderId}`),
      how,
    )
    if (look.outcome !== 'ok') return order
    order = look.body
  }
  return order
}
