import { type Bus, BusError, type BusHeaders } from '../bus/bus.ts'
import { readHeaderBlock } from '../bus/header-block.ts'
import { Outage } from '../outage.ts'
import { deadLetterStream } from './names.ts'

/** A message as it lies in the dead-letter stream. */
export interface StoredMessage {
  readonly sequence: number
  readonly subject: string
  readonly headers: BusHeaders
  readonly bytes: Uint8Array
  /** RFC 3339 */
  readonly storedAt: string
}

/** What there is in the stream under a subject, and between which places. */
export interface Extent {
  readonly first: number
  readonly last: number
  readonly count: number
}

/** The dead-letter stream, message by message, over JetStream's own API. */
export interface LetterStream {
  extent(subject: string): Promise<Extent>
  at(sequence: number): Promise<StoredMessage | undefined>
  /** The first one at or after a place, under a subject. */
  next(from: number, subject: string): Promise<StoredMessage | undefined>
  /** The newest one under a subject. */
  newest(subject: string): Promise<StoredMessage | undefined>
  delete(sequence: number): Promise<void>
}

const timeoutMs = 3_000
const notFound = 404

interface Reply {
  readonly error?: { readonly code: number; readonly description: string }
  readonly message?: {
    readonly seq: number
    readonly subject: string
    readonly hdrs?: string
    readonly data?: string
    readonly time: string
  }
  readonly state?: {
    readonly first_seq: number
    readonly last_seq: number
    readonly subjects?: Readonly<Record<string, number>>
  }
}

/** Opens it for a process that may; for any other the broker keeps silent, which ends in a timeout. */
export function openLetterStream(bus: Bus): LetterStream {
  async function ask(action: string, request: object): Promise<Reply> {
    const subject = `$JS.API.STREAM.${action}.${deadLetterStream}`
    const reply = await bus.ask(subject, JSON.stringify(request), {}, timeoutMs).catch(asOutage)
    return JSON.parse(reply.text()) as Reply
  }

  async function get(request: object): Promise<StoredMessage | undefined> {
    const { message, error } = await ask('MSG.GET', request)
    if (!message) {
      if (error?.code === notFound) return undefined
      throw refused(error)
    }
    return {
      sequence: message.seq,
      subject: message.subject,
      headers: readHeaderBlock(Buffer.from(message.hdrs ?? '', 'base64').toString('utf8')),
      bytes: Buffer.from(message.data ?? '', 'base64'),
      storedAt: new Date(message.time).toISOString(),
    }
  }

  return {
    async extent(subject) {
      const { state, error } = await ask('INFO', { subjects_filter: subject })
      if (!state) throw refused(error)
      const count = Object.values(state.subjects ?? {}).reduce((sum, each) => sum + each, 0)
      return { first: state.first_seq, last: state.last_seq, count }
    },
    at: (seq) => get({ seq }),
    next: (seq, subject) => get({ seq, next_by_subj: subject }),
    newest: (subject) => get({ last_by_subj: subject }),
    async delete(seq) {
      const { error } = await ask('MSG.DELETE', { seq })
      if (error) throw refused(error)
    },
  }
}

/** A broker that does not answer is an outage, as for any other ask. */
export function asOutage(error: unknown): never {
  if (error instanceof BusError) throw new Outage(error.fault, 'dead letters', { cause: error })
  throw error
}

function refused(error: Reply['error']): Error {
  return new Error(`the dead-letter stream did not answer as asked: ${error?.description ?? 'no reason given'}`)
}
