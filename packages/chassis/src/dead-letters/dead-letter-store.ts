import type { Bus, BusHeaders } from '../bus/bus.ts'
import { type DeadLetter, readLetter, replayHeaders } from './letter.ts'
import { asOutage, openLetterStream, type StoredMessage } from './letter-stream.ts'
import { deadSubject, replayDurable, replayStream, replaySubject } from './names.ts'

/** A letter with what the event said. */
export interface OpenedLetter extends DeadLetter {
  readonly headers: BusHeaders
  /** Cut off after 64 KB. */
  readonly body: string
}

/** What became of a letter that was to be replayed. */
export type Replayed = 'replayed' | 'unknown' | 'consumer-gone'

/** What consumers failed on for good. Each of these rejects with an Outage when the broker does not answer. */
export interface DeadLetterStore {
  /** The newest letters, newest first, and how many there are in all; of one consumer if it is named. */
  list(wanted: { readonly limit: number; readonly consumer?: string | undefined }): Promise<LetterPage>
  /** The oldest letters' names, oldest first. */
  oldest(wanted: { readonly limit: number; readonly consumer?: string | undefined }): Promise<number[]>
  get(letterId: number): Promise<OpenedLetter | undefined>
  /**
   * Hands a letter to the consumer that failed on it, and to nobody else. It leaves the store when the broker has taken it
   * in for the consumer; should this process die in between it is in both places, and the consumer's inbox tells.
   */
  replay(letterId: number): Promise<Replayed>
  /** Throws a letter away. False when there is none. */
  discard(letterId: number): Promise<boolean>
}

/** See {@link DeadLetterStore.list}. */
export interface LetterPage {
  readonly letters: readonly DeadLetter[]
  readonly total: number
}

const publishTimeoutMs = 3_000
const mostBodyBytes = 65_536
/** How many places are looked at side by side, and how many at most: places of letters that are gone stay empty. */
const pageSize = 32
const mostLookedAt = 8_192
const subjectToken = /^[A-Za-z0-9_-]{1,64}$/

/** The dead letters of the platform, for a process that may read and delete them. */
export function createDeadLetterStore(bus: Bus): DeadLetterStore {
  const stream = openLetterStream(bus)

  return {
    async list({ limit, consumer }) {
      const subject = subjectOf(consumer)
      const newest = subject === undefined ? undefined : await stream.newest(subject)
      if (subject === undefined || !newest) return { letters: [], total: 0 }
      const { first, count } = await stream.extent(subject)
      const letters: DeadLetter[] = []
      const lowest = Math.max(first, newest.sequence - mostLookedAt)
      for (let top = newest.sequence; top >= lowest && letters.length < Math.min(limit, count); top -= pageSize) {
        const places = Array.from({ length: Math.min(pageSize, top - lowest + 1) }, (_, i) => top - i)
        const found = await Promise.all(places.map((place) => stream.at(place)))
        letters.push(...found.flatMap((message) => (message && matches(message, consumer) ? [letterOf(message)] : [])))
      }
      return { letters: letters.slice(0, limit), total: count }
    },

    async oldest({ limit, consumer }) {
      const subject = subjectOf(consumer)
      const found: number[] = []
      for (let from = 1; subject !== undefined && found.length < limit; ) {
        const message = await stream.next(from, subject)
        if (!message) break
        found.push(message.sequence)
        from = message.sequence + 1
      }
      return found
    },

    async get(letterId) {
      const message = await stream.at(letterId)
      if (!message) return undefined
      const body = new TextDecoder().decode(message.bytes.subarray(0, mostBodyBytes))
      return { ...letterOf(message), headers: message.headers, body }
    },

    async replay(letterId) {
      const message = await stream.at(letterId)
      if (!message) return 'unknown'
      const { consumer, diedAt } = letterOf(message)
      if (!(await isThere(consumer))) return 'consumer-gone'
      const messageId = `letter-${letterId}-${diedAt}`
      const headers = replayHeaders(message.headers)
      await bus.publish(replaySubject(consumer), message.bytes, headers, messageId, publishTimeoutMs).catch(asOutage)
      await stream.delete(letterId)
      return 'replayed'
    },

    async discard(letterId) {
      if (!(await stream.at(letterId))) return false
      await stream.delete(letterId)
      return true
    },
  }

  /** A letter to a consumer that is no more would be taken in and read by nobody. */
  async function isThere(consumer: string): Promise<boolean> {
    const subject = `$JS.API.CONSUMER.INFO.${replayStream}.${replayDurable(consumer)}`
    const reply = await bus.ask(subject, '', {}, publishTimeoutMs).catch(asOutage)
    const { error } = JSON.parse(reply.text()) as { error?: { code: number; description: string } }
    if (error && error.code !== 404) throw new Error(`nothing is known of ${consumer}: ${error.description}`)
    return !error
  }
}

/** What is no token of a subject names no consumer; a wildcard would name them all. */
function subjectOf(consumer: string | undefined): string | undefined {
  if (consumer === undefined) return deadSubject('>')
  return subjectToken.test(consumer) ? deadSubject(consumer) : undefined
}

function matches({ subject }: StoredMessage, consumer: string | undefined): boolean {
  return consumer === undefined || subject === deadSubject(consumer)
}

function letterOf({ sequence, subject, headers, storedAt }: StoredMessage): DeadLetter {
  return readLetter(sequence, subject.slice(deadSubject('').length), headers, storedAt)
}
