import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import type { Answer } from '@galleria/contracts/answer'
import type { Order, orders } from '@galleria/contracts/orders'
import { noteOrder, noteRefusal, noteWish, type Recorder } from '../../invariants/recorder.ts'
import { simulatedCall } from '../world/asking.ts'
import { type Dice, site } from '../world/dice.ts'
import type { Machine } from '../world/machine.ts'
import { declinedToken } from '../world/provider.ts'
import { simulatedLogger } from '../world/quiet-telemetry.ts'
import { skus } from './assortment.ts'

const wants = site('shopper')
const moods = site('shopper-mood')
const askMs = 9_000
const quietLog = simulatedLogger(() => {})

/** What a shopper needs to go shopping. */
export interface ShopperParts {
  readonly browser: Machine
  readonly client: Client<typeof orders>
  readonly dice: Dice
  readonly recorder: Recorder
}

/**
 * One shopper from cart to the end of the story: places an order, perhaps twice at once, and perhaps cancels or revises
 * it. Whoever gets no answer asks again with the same key until there is one, as a real client does (F1). Some come back
 * with the same key though all is settled, or with another wish under it, or with a quote that has bought already.
 */
export async function shop(index: number, { browser, client, dice, recorder }: ShopperParts): Promise<void> {
  const shopperId = `3f0a6a1e-58c1-4a0e-9a8e-${index.toString(16).padStart(12, '0')}`
  const key = `key-${index}`
  const call = () => simulatedCall(browser, askMs, quietLog, key)
  const lines = dice.whole(wants, 1, 2)
  const first = dice.whole(wants, 0, skus.length - 1)
  await pause(dice.whole(wants, 0, 1_500))
  for (let i = 0; i < lines; i += 1) {
    const sku = skus[(first + i) % skus.length] as string
    // Adding is not idempotent: a lost answer may leave more in the cart than was meant, which the quote then shows.
    await client.cart
      .add({ shopperId, sku, quantity: dice.whole(wants, 1, 2), locale: 'en' }, call())
      .catch(ignoreOutage)
  }
  const quote = await insist(() => client.order.quote({ shopperId, delivery: pickup, locale: 'en' }, call()))
  if (!quote.ok) return noteRefusal(recorder, quote.problem.code)
  noteWish(recorder, key)
  const declines = dice.fraction(wants) < 0.15
  const wish = {
    shopperId,
    quoteId: quote.value.quoteId,
    contact: { name: 'Mina Park', email: 'mina@example.com' },
    delivery: pickup,
    paymentToken: `${declines ? declinedToken : 'tok_approved'}_${index}`,
    waitMs: dice.whole(wants, 0, 3_000),
  }
  const place = () => insist(() => client.order.place(wish, call()))
  const again = dice.fraction(wants) < 0.2 ? place() : undefined
  const placed = note(key, await place())
  if (again) note(key, await again)
  if (!placed) return
  await comeBack(placed, dice.fraction(moods))
  const { orderId } = placed
  const intent = dice.fraction(wants)
  if (intent > 0.6) return
  await pause(dice.whole(wants, 0, 4_000))
  if (intent < 0.35) {
    note(undefined, await insist(() => client.order.cancel({ shopperId, orderId, waitMs: 0 }, call())))
    return
  }
  const line = placed.lines[0]
  if (!line) return
  const revise = { shopperId, orderId, lines: [{ sku: line.sku, quantity: line.quantity - 1 }], waitMs: 0 }
  note(undefined, await insist(() => client.order.revise(revise, simulatedCall(browser, askMs, quietLog, `${key}-r`))))
  if (intent > 0.5) return
  await pause(dice.whole(wants, 0, 4_000))
  note(undefined, await insist(() => client.order.cancel({ shopperId, orderId, waitMs: 0 }, call())))

  /** Asks until somebody answers, and while the answer is that another change is under way. */
  async function insist<Value>(asking: () => Promise<Answer<Value>>): Promise<Answer<Value>> {
    for (;;) {
      const answer = await asking().catch(ignoreOutage)
      if (answer && (answer.ok || !passing.has(answer.problem.code))) return answer
      await pause(500 + dice.whole(wants, 0, 2_000))
    }
  }

  /** Asks for what was bought once more, one way or another (I-ORD-4). */
  async function comeBack({ orderId }: Order, mood: number): Promise<void> {
    if (mood > 0.3) return
    await pause(dice.whole(moods, 0, 3_000))
    if (mood < 0.1) {
      const same = note(key, await place())
      if (same?.orderId !== orderId) contradict(`${key} bought ${orderId} and then ${same?.orderId ?? 'nothing'}`)
    } else if (mood < 0.2) {
      const other = { ...wish, contact: { ...wish.contact, name: 'Jun Seo' } }
      const answer = await insist(() => client.order.place(other, call()))
      const code = answer.ok ? 'bought' : answer.problem.code
      if (code !== 'idempotency-key-reused') contradict(`another wish under the key ${key} was answered ${code}`)
    } else {
      const other = `${key}-again`
      noteWish(recorder, other)
      note(other, await insist(() => client.order.place(wish, simulatedCall(browser, askMs, quietLog, other))))
    }
  }

  function contradict(what: string): void {
    recorder.contradictions.push(what)
  }

  function note(placedUnder: string | undefined, answer: Answer<Order>): Order | undefined {
    if (!answer.ok) {
      noteRefusal(recorder, answer.problem.code, placedUnder)
      return undefined
    }
    noteOrder(recorder, answer.value, placedUnder)
    return answer.value
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => browser.after(ms, 'shopper goes on', resolve))
  }
}

const pickup = { kind: 'pickup' as const, storeId: 'seoul-hannam' }
/** Refusals that pass by themselves. */
const passing = new Set(['order-busy', 'idempotency-key-in-use'])

function ignoreOutage(error: unknown): undefined {
  if (!outageBehind(error)) throw error
  return undefined
}
