import { announce } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import type { Stored } from '../wire/line.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import type { Dependency } from './health.ts'
import { processed, settingsOf } from './reactions.ts'
import { easyAsk, freshKey } from './requests.ts'

async function busIn(trial: Trial, path: string): Promise<{ readonly status: number; readonly bus?: Dependency }> {
  const response = await trial.admin(path)
  const { dependencies } = (await response.json()) as { dependencies: readonly Dependency[] }
  const bus = dependencies.find(({ name }) => name === 'bus')
  return { status: response.status, ...(bus ? { bus } : {}) }
}

/** The broker goes, and comes back. */
export const brokerChecks: readonly Check[] = [
  {
    name: 'it sees that the broker is gone, lives on, and does as before when it is back',
    proves: ['SP-HEALTH-2', 'SP-HEALTH-3', 'SP-HEALTH-4', 'SP-BUS-5', 'SP-CON-12', 'SP-EVT-7'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      await trial.broker.crash()
      try {
        await eventually(async () => {
          for (const path of ['/health', '/health/ready']) {
            const { status, bus } = await busIn(trial, path)
            mustBe([status, bus?.status], [503, 'down'], `${path} without a broker`)
            must(bus?.reason, `${path} does not say why the bus is down`)
          }
        }, 2_500)
        mustBe((await trial.admin('/health/live')).status, 200, '/health/live without a broker')
        must(trial.program.isRunning(), 'it ended when the broker did')
      } finally {
        await trial.broker.revive()
      }
      await eventually(
        async () => mustBe((await busIn(trial, '/health')).status, 200, '/health after it is back'),
        8_000,
      )
      await eventually(async () => {
        const reply = await trial.ask(key, request, { headers: freshKey(), timeoutMs: 2_000 })
        mustBe(reply.code, undefined, 'the code of an ask after the broker is back')
      }, 8_000)
      if (!trial.row.hears.length) return
      for (const { context, event, durable, occasion } of settingsOf(trial)) {
        const before = await processed(trial, durable, 'done')
        const told = await occasion()
        await announce(trial, { context, event, ...told })
        await eventually(async () => {
          must((await processed(trial, durable, 'done')) > before, `${durable} hears nothing since the broker is back`)
        }, 10_000)
      }
    },
  },
]

/** The broker comes back with nothing of what it had stored. */
export const wipeChecks: readonly Check[] = [
  {
    name: 'it announces everything again, and sends all of its audit, when the broker has lost them',
    proves: ['SP-EVT-8', 'SP-EVT-3', 'SP-AUDIT-4'],
    async run(trial) {
      const { stream } = trial.contract
      const audited = () => trial.line.stored('AUDIT', `audit.${trial.name}`)
      const told = async () => (stream ? await trial.line.stored(stream, `evt.${trial.context}.>`) : [])
      const [events, entries] = [livesOf(await told()), await audited()]
      if (events.size === 0 && entries.length === 0) throw new NotApplicable('it has told nobody anything')
      await trial.broker.crash()
      await trial.broker.revive({ wiped: true })
      await eventually(async () => {
        const again = livesOf(await told())
        for (const [aggregateId, life] of events)
          mustBe(again.get(aggregateId)?.slice(0, life.length), life, `what was announced again of ${aggregateId}`)
        if (entries.length > 0) must((await audited()).length > 0, 'nothing of the audit was sent again')
      }, 12_000)
    },
  },
]

/** The events of each aggregate, in their order: those of others may overtake them. */
function livesOf(events: readonly Stored[]): ReadonlyMap<string, readonly string[]> {
  const lives = new Map<string, string[]>()
  for (const one of events) {
    const aggregateId = one.subject.split('.').at(-1) ?? ''
    lives.set(aggregateId, [...(lives.get(aggregateId) ?? []), `${one.subject} ${one.header('ce-id')}`])
  }
  return lives
}
