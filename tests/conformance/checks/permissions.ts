import { randomUUID } from 'node:crypto'
import { openLine } from '../wire/line.ts'
import type { Check } from './check.ts'
import { must, mustBe } from './check.ts'
import { easyAsk, freshKey } from './requests.ts'

/** What the broker does not let it do, whatever it tries. */
export const permissionChecks: readonly Check[] = [
  {
    name: 'the broker does not let it speak for others, with its own key',
    proves: ['SP-SEC-12', 'SP-BUS-1', 'SP-BUS-3'],
    async run(trial) {
      const { url } = trial.broker
      const line = await openLine(url, trial.name, trial.env.NATS_NKEY_SEED_FILE ?? '')
      try {
        const foreign = trial.context === 'orders' ? 'payments' : 'orders'
        const event = foreign === 'orders' ? 'order.confirmed' : 'payment.captured'
        const forged = `evt.${foreign}.${event}.${randomUUID()}`
        const attempts: Readonly<Record<string, () => Promise<unknown>>> = {
          'announce an event of another': () => line.store(forged, '{}', {}),
          'purge a stream': () => line.api('STREAM.PURGE.AUDIT'),
          'make a consumer': () => line.api('CONSUMER.CREATE.AUDIT', { stream_name: 'AUDIT', config: {} }),
          'write another’s audit': () => line.store(`audit.${foreign}`, '{}', {}),
        }
        for (const [what, attempt] of Object.entries(attempts)) {
          const came = await attempt().then(
            () => 'it was done',
            () => 'refused',
          )
          mustBe(came, 'refused', `what comes of the attempt to ${what}`)
        }
        const stored = await trial.line.stored(`${foreign.toUpperCase()}_EVENTS`, forged)
        mustBe(stored.length, 0, 'how many forged events were stored')
      } finally {
        await line.close()
      }
      const { key, request } = await easyAsk(trial)
      const reply = await trial.ask(key, request, { headers: freshKey() })
      must(reply.code === undefined, `it does not answer any more, but ${reply.code}`)
    },
  },
]
