import { type Announcement, announce } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import { readContract as contractOf, type Fields, readGolden } from '../wire/contract-document.ts'
import type { Headers, Stored } from '../wire/line.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe } from './check.ts'
import { processed, settingsOf, untilDone, untilSettled } from './reactions.ts'
import { newTrace } from './requests.ts'

/** Ways in which a message is no event that anybody can read. */
const poisons: Readonly<Record<string, (good: Announcement) => Partial<Announcement>>> = {
  'is not JSON': () => ({ body: 'no JSON at all' }),
  'breaks its schema': () => ({ data: { orderId: 7 } }),
  'has no ce-id': () => ({ headers: { 'ce-id': '' } }),
  'comes from another context': () => ({ headers: { 'ce-source': '/galleria/somebody' } }),
  'is of another type': () => ({ headers: { 'ce-type': 'order-forgotten' } }),
  'names another schema': () => ({ headers: { 'ce-dataschema': '/schemas/somebody/something/1' } }),
  'is about another': () => ({ headers: { 'ce-subject': 'somebody-else' } }),
}

async function lettersAbout({ line }: Trial, durable: string, subject: string): Promise<Stored[]> {
  const letters = await line.stored('DEAD_LETTERS', `dead.${durable}`)
  return letters.filter((letter) => letter.header('dead-subject') === subject)
}

/** What it does about what it cannot bear. */
export const deadLetterChecks: readonly Check[] = [
  {
    name: 'it makes a dead letter of what it cannot read, at once, and goes on with what comes after',
    proves: ['SP-CON-7', 'SP-CON-11', 'SP-DLQ-1', 'SP-DLQ-2', 'SP-DLQ-3', 'SP-DLQ-4', 'SP-DLQ-5', 'SP-MET-5'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        const sent = await Promise.all(
          Object.entries(poisons).map(async ([how, spoil]) => {
            const aggregateId = Bun.randomUUIDv7()
            const { traceId, headers } = newTrace()
            const good: Announcement = { context, event, aggregateId, data: occasion.data, id: crypto.randomUUID() }
            const spoilt = spoil(good)
            const about: Headers = { ...headers, 'x-kept': how, ...spoilt.headers }
            const poison = { ...good, ...spoilt, headers: about }
            await announce(trial, poison)
            return { how, poison, traceId, subject: `evt.${context}.${event}.${aggregateId}` }
          }),
        )
        await announce(trial, { context, event, ...occasion })
        for (const { how, poison, traceId, subject } of sent) {
          const letter = await eventually(async () => {
            const [found] = await lettersAbout(trial, durable, subject)
            must(found, `${durable} made no dead letter of an event that ${how}`)
            return found
          }, 8_000)
          const id = poison.headers['ce-id'] === '' ? undefined : poison.id
          mustBe(letter.text, poison.body ?? JSON.stringify(poison.data), `the text of the letter of what ${how}`)
          const told = {
            deliveries: letter.header('dead-deliveries'),
            consumer: letter.header('dead-consumer'),
            stream: letter.header('dead-stream'),
            trace: letter.header('dead-trace-id'),
            kept: letter.header('x-kept'),
            id: letter.header('ce-id'),
          }
          const stream = `${context.toUpperCase()}_EVENTS`
          mustBe(
            told,
            { deliveries: '1', consumer: durable, stream, trace: traceId, kept: how, id },
            `the headers of the letter of what ${how}`,
          )
          const messageId = letter.header('Nats-Msg-Id') ?? ''
          const wanted = id === undefined ? new RegExp(`^${durable}:${stream}-\\d+$`) : new RegExp(`^${durable}:${id}$`)
          must(wanted.test(messageId), `the Nats-Msg-Id of the letter of what ${how} is ${messageId}`)
          const reason = letter.header('dead-reason') ?? ''
          must(reason !== '' && reason.length <= 240, `the reason is “${reason}”`)
          must(!Number.isNaN(Date.parse(letter.header('dead-time') ?? '')), 'the letter has no dead-time')
        }
        await untilDone(trial, setting, occasion, before)
      }
    },
  },
  {
    name: 'it makes a dead letter of every bad event of the golden documents',
    proves: ['SP-CON-7', 'SP-DLQ-1'],
    async run(trial) {
      for (const { durable, context, event } of settingsOf(trial)) {
        const { invalidData = [] } = (await readGolden(context)).events[event] ?? {}
        const aggregateId = Bun.randomUUIDv7()
        for (const data of invalidData) await announce(trial, { context, event, aggregateId, data: data as Fields })
        await eventually(async () => {
          const letters = await lettersAbout(trial, durable, `evt.${context}.${event}.${aggregateId}`)
          mustBe(letters.length, invalidData.length, `how many bad events became letters of ${durable}`)
        }, 8_000)
      }
    },
  },
  {
    name: 'it says of each event that it gave up, and under which trace',
    proves: ['SP-LOG-3', 'SP-LOG-5', 'SP-LOG-7'],
    async run(trial) {
      for (const { durable, context, event } of settingsOf(trial)) {
        const { traceId, headers } = newTrace()
        const aggregateId = Bun.randomUUIDv7()
        const eventId = await announce(trial, { context, event, aggregateId, data: {}, body: 'no JSON', headers })
        await eventually(() => {
          const lines = trial.lines().filter((line) => line.includes(traceId))
          const told = lines.map((line) => JSON.parse(line)).find(({ message }) => message === 'an event was given up')
          must(told, `${durable} gave up an event and did not log so`)
          const { level, consumer, eventId: about, delivery, error } = told
          mustBe([level, consumer, about, delivery], ['error', durable, eventId, 1], 'the line of what was given up')
          const shape = [typeof error?.type, typeof error?.message, typeof error?.stack]
          mustBe(shape, ['string', 'string', 'string'], 'the types of an error’s type, message and stack')
        }, 8_000)
      }
    },
  },
  {
    name: 'it handles what is replayed like the event itself, and under the same inbox key',
    proves: ['SP-DLQ-6', 'SP-CON-2'],
    async run(trial) {
      for (const setting of settingsOf(trial)) {
        const { durable, context, event } = setting
        const before = await processed(trial, durable, 'done')
        const occasion = await setting.occasion()
        const { aggregateId, data } = occasion
        const { type, version } = (await contractOf(context)).events[event] ?? { type: '', version: 1 }
        const id = crypto.randomUUID()
        const headers = {
          'ce-specversion': '1.0',
          'ce-id': id,
          'ce-source': `/galleria/${context}`,
          'ce-type': type,
          'ce-subject': aggregateId,
          'ce-time': new Date().toISOString(),
          'ce-dataschema': `/schemas/${context}/${type}/${version}`,
          'dead-subject': `evt.${context}.${event}.${aggregateId}`,
        }
        await trial.line.store(`again.${durable}`, JSON.stringify(data), headers)
        await untilDone(trial, setting, occasion, before)
        await announce(trial, { context, event, ...occasion, id })
        await eventually(async () => {
          must((await processed(trial, durable, 'done')) >= before + 2, 'the event behind its replay was not done')
        })
        if (!occasion.effects) continue
        await untilSettled(trial, setting, occasion)
        mustBe(await occasion.effects(), 1, 'how often an event and its replay had their effect')
      }
    },
  },
  {
    name: 'a replay that fails again becomes a letter of its own about the event that was announced first',
    proves: ['SP-DLQ-3', 'SP-DLQ-7'],
    async run(trial) {
      for (const { durable, context, event } of settingsOf(trial)) {
        const subject = `evt.${context}.${event}.${Bun.randomUUIDv7()}`
        const id = crypto.randomUUID()
        const headers = { 'ce-id': id, 'ce-source': `/galleria/${context}`, 'dead-subject': subject }
        await trial.line.store(`again.${durable}`, 'still no JSON', headers)
        const letter = await eventually(async () => {
          const [found] = await lettersAbout(trial, durable, subject)
          must(found, `${durable} made no dead letter of a replay that failed`)
          return found
        }, 8_000)
        mustBe(letter.header('dead-stream'), 'REPLAYS', 'the stream that the letter of a replay names')
        const messageId = letter.header('Nats-Msg-Id') ?? ''
        must(new RegExp(`^${durable}:${id}:again-\\d+$`).test(messageId), `its Nats-Msg-Id is ${messageId}`)
      }
    },
  },
]
