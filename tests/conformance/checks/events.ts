import { announce, announcedOf } from '../stories/tell.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import { processed, settingsOf, untilDone, untilSettled } from './reactions.ts'
import { newTrace } from './requests.ts'

interface ConsumerState {
  readonly num_ack_pending: number
  readonly num_pending: number
}

/** What it does about what it hears. */
export const eventChecks: readonly Check[] = [
  {
    name: 'it reacts to what it hears, and acknowledges it',
    proves: ['SP-CON-1', 'SP-CON-3', 'SP-MET-5'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        await announce(trial, { context, event, ...occasion })
        await untilDone(trial, setting, occasion, before)
        await eventually(async () => {
          const state = await trial.line.api<ConsumerState>(`CONSUMER.INFO.${context.toUpperCase()}_EVENTS.${durable}`)
          mustBe(
            [state.num_pending, state.num_ack_pending],
            [0, 0],
            `what ${durable} leaves waiting and unacknowledged`,
          )
          must(
            (await processed(trial, durable, 'done')) > before,
            `galleria_events_processed_total of ${durable} stays`,
          )
        })
      }
    },
  },
  {
    name: 'an event that comes again has its effect once',
    proves: ['SP-CON-2', 'SP-CON-5'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        const told = { context, event, ...occasion, id: crypto.randomUUID() }
        for (let copy = 0; copy < 3; copy += 1) await announce(trial, told)
        await eventually(async () => {
          const done = (await processed(trial, durable, 'done')) - before
          must(done >= 3, `${done} of three copies that ${durable} heard were done`)
        }, 8_000)
        if (!occasion.effects) continue
        await untilSettled(trial, setting, occasion)
        mustBe(await occasion.effects(), 1, `how often three copies had their effect by ${durable}`)
      }
    },
  },
  {
    name: 'it takes an event of a later version, with fields that it does not know',
    proves: ['SP-CON-6'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        const type = event.replace('.', '-')
        const data = { ...occasion.data, unheardOf: { since: 'the next version' } }
        const headers = { 'ce-dataschema': `/schemas/${context}/${type}/99`, 'ce-unheardof': 'so' }
        await announce(trial, { context, event, ...occasion, data, headers })
        await untilDone(trial, setting, occasion, before)
      }
    },
  },
  {
    name: 'it asks again for an event that it failed on, later each time, and goes on meanwhile',
    proves: ['SP-CON-8', 'SP-CON-11', 'SP-LOG-5'],
    async run(trial) {
      const failing = trial.story.failing?.()
      if (!failing) throw new NotApplicable('it fails on nothing that the kit could tell it')
      const setting = settingsOf(trial).find(({ durable }) => durable === failing.durable)
      must(setting, `${failing.durable} is none of its consumers`)
      const { context, event, durable } = setting
      const eventId = await announce(trial, { context, event, ...failing })
      const before = await processed(trial, durable, 'done')
      const occasion = await setting.occasion()
      await announce(trial, { context, event, ...occasion })
      await untilDone(trial, setting, occasion, before)
      await eventually(() => {
        const told = trial
          .lines()
          .filter((line) => line.includes(eventId))
          .map((line) => JSON.parse(line))
        const again = told.filter(({ message }) => message === 'an event will come again')
        must(again.length >= 3, `the log says ${again.length} times that it will come again`)
        const deliveries = again.slice(0, 3).map(({ delivery }) => delivery)
        mustBe(deliveries, [1, 2, 3], 'the deliveries that failed')
        const [first = 0, second = 0, third = 0] = again.map(({ time }) => Date.parse(time))
        must(
          second - first >= 150 && third - second >= 350,
          `it came again after ${second - first} and ${third - second} ms`,
        )
        mustBe([again[0].level, again[0].consumer], ['warn', durable], 'the line of what will come again')
      }, 6_000)
    },
  },
  {
    name: 'news that comes the wrong way round ends the same way',
    proves: ['SP-CON-5'],
    async run(trial) {
      const { outOfOrder } = trial.story
      if (trial.row.hears.length === 0) throw new NotApplicable('it hears no events')
      if (!outOfOrder) throw new NotApplicable('what it hears has no order')
      await outOfOrder(trial)
    },
  },
  {
    name: 'it spans what it hears and what it announces of it, in the trace of the cause',
    proves: ['SP-TRACE-2', 'SP-EVT-9', 'SP-TRACE-7'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        const { traceId, headers } = newTrace()
        const id = await announce(trial, { context, event, ...occasion, headers })
        await untilDone(trial, setting, occasion, before)
        const spans = await eventually(async () => {
          const spans = await trial.collector.spansOf(traceId)
          const heard = spans.find(({ kind }) => kind === 5)
          must(heard, `no consumer span of ${durable} came in`)
          mustBe(heard.name, `process evt.${context}.${event}`, 'the name of the consumer span')
          mustBe(heard.attributes['messaging.consumer.group.name'], durable, 'messaging.consumer.group.name')
          mustBe(heard.attributes['messaging.system'], 'nats', 'messaging.system')
          mustBe(heard.attributes['messaging.operation.type'], 'process', 'messaging.operation.type')
          if (!occasion.announces) return spans
          const name = `publish evt.${trial.context}.${occasion.announces}`
          const told = spans.find((span) => span.kind === 4 && span.name === name)
          must(told, `no producer span “${name}” came in; there are ${spans.map((one) => one.name).join(', ')}`)
          mustBe(told.attributes['messaging.operation.type'], 'send', 'messaging.operation.type')
          return spans
        }, 8_000)
        if (!occasion.announces) continue
        const [announced] = await announcedOf(trial, occasion.aggregateId).then((all) =>
          all.filter((one) => one.event === occasion.announces),
        )
        const parent = announced?.header('traceparent') ?? ''
        const span = spans.find(({ spanId }) => parent.includes(spanId))
        must(parent.includes(traceId), `the event announced of ${id} is in the trace ${parent}`)
        mustBe(span?.kind, 4, 'the kind of the span that the announced event continues')
      }
    },
  },
]
