import { connect, ErrorCode, type NatsConnection, NatsError, type Status } from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { type BrokerTls, brokerOptions, readSeed } from './broker-options.ts'
import { enforcesPermissions, soundServers } from './broker-version.ts'
import { coalesceWrites } from './coalesce-writes.ts'

const retryMs = 250

/** How a process reaches the broker. */
export interface ConnectionOptions {
  readonly url: string
  readonly name: string
  /** The file with this process's NKey seed; none for a broker without accounts. */
  readonly seedFile?: string | undefined
  /** Certificates, for a broker that wants to see one; none for a broker without TLS. */
  readonly tls?: BrokerTls | undefined
  /** Milliseconds the first connection may take, retries included. */
  readonly connectWithinMs: number
  readonly log: Logger
}

/**
 * Connects to the broker and keeps connected: a half-open socket is noticed after twenty seconds instead of four
 * minutes, a lost one is retried for ever. Replies come to an inbox of the process's own.
 * @throws when the broker cannot be reached in time, refuses the key, or is too old.
 */
export async function connectToNats(options: ConnectionOptions): Promise<NatsConnection> {
  const { log } = options
  const connection = await firstConnection(options)
  const version = connection.info?.version ?? '0.0.0'
  if (!enforcesPermissions(version)) {
    await connection.close()
    throw new Error(`nats-server ${version} is known not to keep to its permissions; it takes ${soundServers}`)
  }
  if (!coalesceWrites(connection)) log.warn({}, 'this NATS client flushes in another way; writes are not coalesced')
  void logStatus(connection, log)
  return connection
}

/** A broker that is not there yet is waited for; one that refuses us is not. */
async function firstConnection({
  url,
  name,
  seedFile,
  tls,
  connectWithinMs,
}: ConnectionOptions): Promise<NatsConnection> {
  const deadline = performance.now() + connectWithinMs
  for (;;) {
    const leftMs = deadline - performance.now()
    try {
      return await connect({
        ...brokerOptions(url, name, readSeed(seedFile), tls),
        noAsyncTraces: true,
        pingInterval: 10_000,
        maxPingOut: 2,
        maxReconnectAttempts: -1,
        reconnectTimeWait: retryMs,
        reconnectJitter: 100,
        reconnectJitterTLS: 100,
        timeout: Math.max(1_000, leftMs),
      })
    } catch (error) {
      const isAbsent = error instanceof NatsError && error.code === ErrorCode.ConnectionRefused
      if (!isAbsent || leftMs <= retryMs) throw error
      await Bun.sleep(retryMs)
    }
  }
}

async function logStatus(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const status of connection.status()) {
    const fields = { event: status.type, about: about(status) }
    if (status.type === 'disconnect' || status.type === 'error' || status.type === 'staleConnection')
      log.warn(fields, 'the bus has a problem')
    else if (status.type === 'pingTimer' || status.type === 'reconnecting') log.debug(fields, 'the bus reports')
    else log.info(fields, 'the bus reports')
  }
}

/** What was forbidden is the whole point of a permission's error, and stands beside its code. */
function about({ data, permissionContext }: Status): string | undefined {
  if (permissionContext) return `${String(data)}: ${permissionContext.operation} ${permissionContext.subject}`
  if (data instanceof Error) return data.message
  return typeof data === 'string' ? data : undefined
}
