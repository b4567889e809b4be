import { Outage } from '../outage.ts'
import { bucketStream, bucketSubject } from './bucket-names.ts'
import { type Bus, BusError, type BusHeaders } from './bus.ts'
import { readHeaderBlock } from './header-block.ts'

/** A value of a bucket, and which writing of it that is. */
export interface KeyValueEntry {
  readonly value: string
  /** Grows with every writing of the bucket. */
  readonly revision: number
}

/**
 * A bucket of the topology: keys and values that all instances of their owner share (NATS KV, ADR-8 of NATS). What is written is on
 * the broker's disk when a promise resolves. Every method throws an {@link Outage} when the broker did not answer.
 */
export interface KeyValue {
  get(key: string): Promise<KeyValueEntry | undefined>
  /** Writes a key that is not there; its revision, or undefined when it is there. */
  create(key: string, value: string): Promise<number | undefined>
  /** Writes over the value that was read; undefined when somebody has written or deleted it since. */
  update(key: string, value: string, revision: number): Promise<number | undefined>
  /** Deletes a key, whoever wrote it last. Done, too, when it is not there. */
  delete(key: string): Promise<void>
}

const timeoutMs = 2_000
const notFound = 404
/** JetStream's own code for a message that expected another one before it. */
const wrongLastSequence = 10_071
const expected = 'Nats-Expected-Last-Subject-Sequence'
const operation = 'KV-Operation'
/** What may be a key: nothing that is a wildcard, and nothing that another client would read otherwise. */
const wellFormed = /^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/

interface Reply {
  readonly error?: { readonly code: number; readonly err_code?: number; readonly description: string }
  readonly seq?: number
  readonly message?: { readonly seq: number; readonly hdrs?: string; readonly data?: string }
}

/**
 * Opens a bucket for the process that owns it; for any other the broker keeps silent, which ends in an outage.
 *
 * It speaks to JetStream as the client library's own KV does, and in its format. That one asks about the account and the stream before
 * it does anything, and reads over consumers or direct gets, none of which a bucket's owner may do; and it waits for its whole time on
 * a connection that is lost.
 */
export function openKeyValue(bus: Bus, bucket: string): KeyValue {
  const reading = `$JS.API.STREAM.MSG.GET.${bucketStream(bucket)}`

  async function ask(subject: string, text: string, headers: BusHeaders): Promise<Reply> {
    const reply = await bus.ask(subject, text, headers, timeoutMs).catch(asOutage)
    return JSON.parse(reply.text()) as Reply
  }

  /** The newest message of a key: a value, or the note that it was deleted. */
  async function newest(key: string): Promise<(KeyValueEntry & { readonly isDeleted: boolean }) | undefined> {
    const { message, error } = await ask(reading, JSON.stringify({ last_by_subj: subjectOf(key) }), {})
    if (!message) {
      if (error?.code === notFound) return undefined
      throw refused(error)
    }
    const headers = readHeaderBlock(decoded(message.hdrs))
    return { value: decoded(message.data), revision: message.seq, isDeleted: headers[operation] !== undefined }
  }

  async function write(key: string, value: string, headers: BusHeaders): Promise<number | undefined> {
    const { seq, error } = await ask(subjectOf(key), value, headers)
    if (seq !== undefined && !error) return seq
    if (error?.err_code === wrongLastSequence) return undefined
    throw refused(error)
  }

  function subjectOf(key: string): string {
    if (!wellFormed.test(key))
      throw new TypeError('a key consists of letters, digits, hyphens, underscores and single dots')
    return bucketSubject(bucket, key)
  }

  function asOutage(error: unknown): never {
    if (error instanceof BusError) throw new Outage(error.fault, bucket, { cause: error })
    throw error
  }

  function refused(error: Reply['error']): Error {
    return new Error(`the bucket ${bucket} did not answer as asked: ${error?.description ?? 'no reason given'}`)
  }

  return {
    async get(key) {
      const found = await newest(key)
      return found && !found.isDeleted ? { value: found.value, revision: found.revision } : undefined
    },

    async create(key, value) {
      const created = await write(key, value, { [expected]: '0' })
      if (created !== undefined) return created
      const there = await newest(key)
      return there?.isDeleted ? write(key, value, { [expected]: String(there.revision) }) : undefined
    },

    update: (key, value, revision) => write(key, value, { [expected]: String(revision) }),

    async delete(key) {
      await write(key, '', { [operation]: 'DEL' })
    },
  }
}

function decoded(base64: string | undefined): string {
  return Buffer.from(base64 ?? '', 'base64').toString('utf8')
}
