import { announce, announcedOf } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import type { Stored } from '../wire/line.ts'
import { breach } from '../wire/schemas.ts'
import type { Check } from './check.ts'
import { must, mustBe, NotApplicable } from './check.ts'
import { processed, settingsOf, untilDone } from './reactions.ts'

const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/

type Announced = Stored & { readonly event: string }

/** Everything that it has announced so far. @throws NotApplicable when it announces nothing, or nothing yet. */
async function everything(trial: Trial): Promise<readonly Announced[]> {
  const { stream } = trial.contract
  if (!stream) throw new NotApplicable('it announces nothing')
  const stored = await trial.line.stored(stream, `evt.${trial.context}.>`)
  const own = stored.map((one) => ({ ...one, event: one.subject.split('.').slice(2, 4).join('.') }))
  must(own.length > 0, 'it has announced nothing at all')
  return own
}

/** What it tells others. */
export const announcementChecks: readonly Check[] = [
  {
    name: 'it announces what comes of what it hears',
    proves: ['SP-EVT-1', 'SP-EVT-5'],
    async run(trial) {
      if (!trial.contract.stream) throw new NotApplicable('it announces nothing')
      for (const setting of settingsOf(trial)) {
        const before = await processed(trial, setting.durable, 'done')
        const occasion = await setting.occasion()
        await announce(trial, { context: setting.context, event: setting.event, ...occasion })
        await untilDone(trial, setting, occasion, before)
        const told = await announcedOf(trial, occasion.aggregateId)
        const named = told.find(({ event }) => event === occasion.announces)
        must(named, `${occasion.announces} was not announced of ${occasion.aggregateId}`)
      }
    },
  },
  {
    name: 'it announces events as CloudEvents in binary mode, with data that keeps to their schemas',
    proves: ['SP-EVT-1', 'SP-EVT-2', 'SP-EVT-3', 'SP-EVT-4'],
    async run(trial) {
      for (const one of await everything(trial)) {
        const known = trial.contract.events[one.event]
        must(known, `${one.subject} is in no contract`)
        const aggregateId = one.subject.split('.').at(-1)
        const about = {
          'ce-specversion': '1.0',
          'ce-source': `/galleria/${trial.context}`,
          'ce-type': known.type,
          'ce-subject': aggregateId,
          'ce-dataschema': `/schemas/${trial.context}/${known.type}/${known.version}`,
          'content-type': 'application/json',
          'Nats-Msg-Id': one.header('ce-id'),
        }
        const found = Object.fromEntries(Object.keys(about).map((name) => [name, one.header(name)]))
        mustBe(found, about, `what ${one.subject} says of itself`)
        must((one.header('ce-id') ?? '') !== '', `${one.subject} has no ce-id`)
        must(rfc3339.test(one.header('ce-time') ?? ''), `the ce-time of ${one.subject} is ${one.header('ce-time')}`)
        must(
          /^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/.test(one.header('traceparent') ?? ''),
          `${one.subject} has no trace`,
        )
        const wrong = breach(known.data, JSON.parse(one.text))
        must(wrong === undefined, `the data of ${one.subject} breaks its schema: ${wrong}`)
      }
    },
  },
  {
    name: 'it announces what happened to one aggregate in the order in which it happened, each event once',
    proves: ['SP-EVT-3', 'SP-EVT-6'],
    async run(trial) {
      const lives = Map.groupBy(await everything(trial), ({ subject }) => subject.split('.').at(-1) ?? '')
      for (const [aggregateId, life] of lives) {
        const times = life.map((one) => one.header('ce-time') ?? '')
        mustBe(times.toSorted(), times, `the order in which ${aggregateId}'s events were stored`)
        const ids = life.map((one) => one.header('ce-id'))
        mustBe(new Set(ids).size, ids.length, `how many ids the ${ids.length} events of ${aggregateId} have`)
      }
    },
  },
]
