import { eventStream } from '@galleria/contracts/contract'
import { orders } from '@galleria/contracts/orders'
import { type TestBroker, testCall } from '@galleria/testkit'
import { granted } from './shoppers.ts'

/** Events that lie in the broker, by name, such as `orders.order.placed`. */
export type Published = Readonly<Record<string, number>>

/** What a checkout publishes until it is confirmed; the parcel and what comes of it is another's time. */
const contexts = ['orders', 'payments', 'inventory'] as const

/** How many events there are, by name, when nothing more is added: what is confirmed may not be published yet. */
export async function published(broker: TestBroker): Promise<Published> {
  for (let last = ''; ; ) {
    const counts = await publishedNow(broker)
    const text = JSON.stringify(counts)
    if (text === last) return counts
    last = text
    await Bun.sleep(1_000)
  }
}

/** As the broker counts them. */
async function publishedNow({ bus }: TestBroker): Promise<Published> {
  const counts: Record<string, number> = {}
  for (const context of contexts) {
    const ask = JSON.stringify({ subjects_filter: `evt.${context}.>` })
    const reply = await bus.ask(`$JS.API.STREAM.INFO.${eventStream(context)}`, ask, {}, 5_000)
    const { state } = JSON.parse(reply.text()) as { state: { subjects?: Record<string, number> } }
    for (const [subject, count] of Object.entries(state.subjects ?? {})) {
      const name = subject.split('.').slice(1, -1).join('.')
      counts[name] = (counts[name] ?? 0) + count
    }
  }
  return counts
}

/** Waits until every order that was placed has come to something. @throws when one has not within two minutes. */
export async function settled(broker: TestBroker): Promise<void> {
  const client = broker.client(orders)
  const deadline = performance.now() + 120_000
  for (;;) {
    const { placed, confirmed, rejected } = granted(await client.sales.get({}, testCall()))
    if (placed === confirmed + rejected) {
      if (rejected > 0) throw new Error(`${rejected} orders were rejected, so these are no figures of checkouts`)
      return
    }
    if (performance.now() > deadline) throw new Error(`${placed - confirmed - rejected} orders are still pending`)
    await Bun.sleep(100)
  }
}
