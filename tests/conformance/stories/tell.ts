import { must } from '../checks/check.ts'
import type { Trial } from '../subject/trial.ts'
import { type Fields, readContract } from '../wire/contract-document.ts'
import type { Headers, Reply, Stored } from '../wire/line.ts'

/** An event to be announced; what is not said is as its contract has it. */
export interface Announcement {
  readonly context: string
  readonly event: string
  readonly aggregateId: string
  readonly data: Fields
  readonly id?: string
  /** Beside those of the protocol, or instead of them; an empty one is left out. */
  readonly headers?: Headers
  /** The text itself, for what is no JSON. */
  readonly body?: string
}

/** Announces an event as its own context would. Returns its id. Said twice under one id it comes twice. */
export async function announce({ line }: Pick<Trial, 'line'>, told: Announcement): Promise<string> {
  const { context, event, aggregateId, data, id = crypto.randomUUID(), headers = {}, body } = told
  const contract = await readContract(context)
  const { type, version } = contract.events[event] ?? { type: event, version: 1 }
  const all: Headers = {
    'ce-specversion': '1.0',
    'ce-id': id,
    'ce-source': `/galleria/${context}`,
    'ce-type': type,
    'ce-subject': aggregateId,
    'ce-time': new Date().toISOString(),
    'ce-dataschema': `/schemas/${context}/${type}/${version}`,
    'content-type': 'application/json',
    // Another message each time, so that the broker does not take the second for the first.
    'Nats-Msg-Id': crypto.randomUUID(),
    ...headers,
  }
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  await line.store(`evt.${context}.${event}.${aggregateId}`, body ?? JSON.stringify(data), sent)
  return id
}

/** What the service has announced of an aggregate so far, oldest first: the event's key, as `parcel.planned`. */
export async function announcedOf(trial: Trial, aggregateId: string): Promise<(Stored & { readonly event: string })[]> {
  const { stream } = trial.contract
  if (!stream) return []
  const stored = await trial.line.stored(stream, `evt.${trial.context}.*.*.${aggregateId}`)
  return stored.map((one) => ({ ...one, event: one.subject.split('.').slice(2, 4).join('.') }))
}

/** How often an event was announced of an aggregate. */
export async function countOf(trial: Trial, event: string, aggregateId: string): Promise<number> {
  return (await announcedOf(trial, aggregateId)).filter((one) => one.event === event).length
}

/** Asks, and @throws Broken unless it is granted. */
export async function granted(trial: Trial, key: string, request: Fields, headers: Headers = {}): Promise<Fields> {
  const reply = await trial.ask(key, request, { headers })
  must(reply.code === undefined, `${key} was refused with ${reply.code}: ${reply.text.slice(0, 200)}`)
  return fieldsOf(reply)
}

/** The JSON of a reply. */
export function fieldsOf({ text }: Reply): Fields {
  return JSON.parse(text) as Fields
}

/** An id as orders have it. */
export function newOrderId(): string {
  return Bun.randomUUIDv7()
}
