import { header } from '@galleria/contracts/headers'
import type { BusDelivery, BusHeaders } from '../bus/bus.ts'
import { parseTraceparent } from '../telemetry/trace-context.ts'

/** What a letter says of its death, beside everything that the event came with. */
const about = {
  reason: 'dead-reason',
  deliveries: 'dead-deliveries',
  subject: 'dead-subject',
  consumer: 'dead-consumer',
  time: 'dead-time',
  stream: 'dead-stream',
  traceId: 'dead-trace-id',
} as const

/** How an event died. */
export interface Death {
  readonly consumer: string
  /** The stream that delivered it. */
  readonly stream: string
  /** One line, as {@link reasonOf} tells it. */
  readonly reason: string
  /** RFC 3339 */
  readonly time: string
  readonly traceId: string
}

/** An event that a consumer failed on for good. */
export interface DeadLetter {
  /** Its place in the dead-letter stream. */
  readonly letterId: number
  readonly consumer: string
  /** Where the event was announced. */
  readonly subject: string
  readonly eventId?: string
  readonly type?: string
  readonly reason: string
  readonly deliveries: number
  readonly traceId?: string
  /** RFC 3339 */
  readonly diedAt: string
}

/** The headers of a letter: those of the event, which a replay needs, and how it died. */
export function letterHeaders(delivery: BusDelivery, death: Death): BusHeaders {
  const headers = delivery.headers()
  return {
    ...ownHeaders(headers),
    [about.reason]: death.reason,
    [about.deliveries]: String(delivery.delivery),
    // A replay that failed again is still about the event that was announced first.
    [about.subject]: headers[about.subject] ?? delivery.subject,
    [about.consumer]: death.consumer,
    [about.time]: death.time,
    [about.stream]: death.stream,
    [about.traceId]: death.traceId,
  }
}

/**
 * Under which id a letter is stored once. It is the same for every try to store it, and another for an event that dies
 * again after a replay.
 */
export function letterMessageId(durable: string, stream: string, delivery: BusDelivery, isReplay: boolean): string {
  const eventId = delivery.header('ce-id') ?? `${stream}-${delivery.sequence}`
  return isReplay ? `${durable}:${eventId}:again-${delivery.sequence}` : `${durable}:${eventId}`
}

/** The headers with which a letter is handed to its consumer once more. */
export function replayHeaders(headers: BusHeaders): BusHeaders {
  const subject = headers[about.subject]
  return { ...ownHeaders(headers), ...(subject === undefined ? {} : { [about.subject]: subject }) }
}

/** Reads a letter's headers. What is missing is told as well as can be. */
export function readLetter(letterId: number, consumer: string, headers: BusHeaders, storedAt: string): DeadLetter {
  const { [about.traceId]: told, [header.traceparent]: parent, 'ce-id': eventId, 'ce-type': type } = headers
  const traceId = /^(?!0{32})[0-9a-f]{32}$/.test(told ?? '') ? told : parseTraceparent(parent)?.traceId
  return {
    letterId,
    consumer,
    subject: headers[about.subject] ?? '',
    ...(eventId === undefined ? {} : { eventId }),
    ...(type === undefined ? {} : { type }),
    reason: headers[about.reason] ?? 'no reason given',
    deliveries: Math.max(1, Math.trunc(Number(headers[about.deliveries])) || 1),
    ...(traceId === undefined ? {} : { traceId }),
    diedAt: headers[about.time] ?? storedAt,
  }
}

/** What an event came with, without the orders that were for the broker alone and without an earlier death. */
function ownHeaders(headers: BusHeaders): BusHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(?:nats-|dead-)/i.test(name)))
}
