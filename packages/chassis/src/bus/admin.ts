import { AckPolicy, connect, type JetStreamManager, NatsError, nanos, RetentionPolicy, StorageType } from 'nats'
import { type BrokerTls, brokerOptions } from './broker-options.ts'
import { ackWaitMs } from './bus.ts'

/** A stream that must be there. */
export interface WantedStream {
  readonly name: string
  readonly subjects: readonly string[]
  readonly duplicateWindowMs: number
  readonly maxAgeMs: number
  /** The longest message it takes, in bytes with its headers; none for as long as the broker takes. */
  readonly longestBytes?: number
  /** A message is gone when its consumer has settled it; else it stays for all its age. */
  readonly settledIsGone?: true
  /** Single messages may be deleted. */
  readonly deletable?: true
  /** A key-value bucket: of each subject the latest message stays. */
  readonly latestOnly?: true
}

/** A durable consumer that must be there. */
export interface WantedConsumer {
  readonly stream: string
  readonly durable: string
  readonly filterSubject: string
}

/** The streams and consumers of a platform, and who is allowed to make them. */
export interface Provisioning {
  readonly url: string
  /** The administrator's seed; no service has it, so that none can create, purge or delete a stream. */
  readonly nkeySeed?: string
  readonly tls?: BrokerTls | undefined
  readonly streams: readonly WantedStream[]
  readonly consumers: readonly WantedConsumer[]
}

/**
 * Makes the streams and consumers, or brings them up to date, and reads the settings back: an older server ignores
 * what it does not know without a word, and a stream that forgets is worse than none.
 * @throws naming every setting that is not as wanted.
 */
export async function provisionStreams({ url, nkeySeed, tls, streams, consumers }: Provisioning): Promise<void> {
  const connection = await connect(brokerOptions(url, 'admin', nkeySeed, tls))
  try {
    const manager = await connection.jetstreamManager()
    for (const stream of streams) await provisionStream(manager, stream)
    for (const consumer of consumers) await provisionConsumer(manager, consumer)
  } finally {
    await connection.close()
  }
}

async function provisionStream(manager: JetStreamManager, wanted: WantedStream): Promise<void> {
  const settings = {
    name: wanted.name,
    subjects: [...wanted.subjects],
    storage: StorageType.File,
    retention: wanted.settledIsGone ? RetentionPolicy.Workqueue : RetentionPolicy.Limits,
    duplicate_window: nanos(wanted.duplicateWindowMs),
    max_age: nanos(wanted.maxAgeMs),
    deny_delete: wanted.deletable !== true && wanted.latestOnly !== true,
    // Not even by the administrator. On 2.10 a broker that is asked to acknowledge an event to the subject that purges a stream does
    // purge it, past everybody's permissions: a stream has to say no by itself (tried in test/forged-messages.test.ts).
    deny_purge: true,
    max_msg_size: wanted.longestBytes ?? -1,
    max_msgs_per_subject: wanted.latestOnly ? 1 : -1,
  }
  const { config } = (await exists(manager.streams.info(wanted.name)))
    ? await manager.streams.update(wanted.name, settings)
    : await manager.streams.add(settings)
  compare(`stream ${wanted.name}`, settings, config)
}

async function provisionConsumer(
  manager: JetStreamManager,
  { stream, durable, filterSubject }: WantedConsumer,
): Promise<void> {
  const settings = {
    durable_name: durable,
    filter_subject: filterSubject,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(ackWaitMs),
    // The process counts: it makes a dead letter of what fails for good, where the broker would only leave off.
    max_deliver: -1,
    max_ack_pending: 256,
  }
  const { config } = (await exists(manager.consumers.info(stream, durable)))
    ? await manager.consumers.update(stream, durable, settings)
    : await manager.consumers.add(stream, settings)
  compare(`consumer ${durable}`, settings, config)
}

async function exists(lookup: Promise<unknown>): Promise<boolean> {
  try {
    await lookup
    return true
  } catch (error) {
    if (error instanceof NatsError && error.api_error?.code === 404) return false
    throw error
  }
}

function compare(what: string, wanted: object, actual: object): void {
  const differences = Object.entries(wanted)
    .filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(actual[name as keyof typeof actual]))
    .map(
      ([name, value]) =>
        `${name} is ${JSON.stringify(actual[name as keyof typeof actual])} instead of ${JSON.stringify(value)}`,
    )
  if (differences.length > 0) throw new Error(`${what} is not as wanted: ${differences.join('; ')}`)
}
