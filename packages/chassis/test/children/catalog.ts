import { createService } from '@galleria/chassis'
import { hear } from '@galleria/chassis/service/reaction'
import { done } from '@galleria/contracts/answer'
import { type catalog, catalog as contract } from '@galleria/contracts/catalog'
import { orders } from '@galleria/contracts/orders'
import type { Answers } from '../../src/service/answers.ts'

/**
 * A catalogue that answers each endpoint with its example, as a process of its own for the tests of signals.
 * CHILD_STORY says how its life goes; what the test waits for is written to stderr.
 */
const story = process.env.CHILD_STORY
const tell = (what: string) => process.stderr.write(`${what}\n`)

if (story === 'waits-for-broker') setTimeout(() => tell('waiting'), 300)
const service = await createService({ name: 'catalog', contract, env: process.env })
tell('made')
if (story === 'builds-long') await Bun.sleep(400)

const answers = Object.fromEntries(
  Object.entries(contract.endpoints).map(([key, { example }]) => [
    key,
    async () => {
      tell(`asked ${key}`)
      if (key === 'category.list') await Bun.sleep(500)
      if (key === 'store.list') await new Promise(() => {})
      return done(example.reply)
    },
  ]),
) as unknown as Answers<typeof catalog>
const durable = story === 'fails-to-start' ? 'catalog-no-such-consumer' : 'catalog-rank-bestsellers'

const starting = service.start({
  answers,
  hears: [hear(durable, orders, 'order.confirmed', () => {})],
  onStop: () => void tell('store closed'),
})
if (story === 'signalled-while-starting') process.kill(process.pid, 'SIGTERM')
await starting
tell('started')
if (story === 'throws') setTimeout(() => JSON.parse('{'))
if (story === 'rejects') void Promise.reject(new Error('nobody listens')).finally(() => tell('rejected'))
