import { readFileSync } from 'node:fs'
import { connect, type NatsConnection, nkeyAuthenticator } from 'nats'
import type { Logger } from '../telemetry/logger.ts'
import { coalesceWrites } from './coalesce-writes.ts'

/** The oldest server with `sync_interval: always`, without which an acknowledgement is not durable. */
const oldestServer = [2, 10, 0] as const

/** Where a process receives its replies; nobody else may listen there. */
export function inboxPrefix(name: string): string {
  return `_INBOX_${name}`
}

/** How a process reaches the broker. */
export interface ConnectionOptions {
  readonly url: string
  readonly name: string
  /** The file with this process's NKey seed; none for a broker without accounts. */
  readonly seedFile?: string | undefined
  /** Milliseconds the first connection may take, retries included. */
  readonly connectWithinMs: number
  readonly log: Logger
}

/**
 * Connects to the broker and keeps connected: a half-open socket is noticed after twenty seconds instead of four
 * minutes, a lost one is retried for ever. Replies come to an inbox of the process's own.
 * @throws when the broker cannot be reached in time, refuses the key, or is too old.
 */
export async function connectToNats({
  url,
  name,
  seedFile,
  connectWithinMs,
  log,
}: ConnectionOptions): Promise<NatsConnection> {
  const connection = await connect({
    servers: url,
    name,
    inboxPrefix: inboxPrefix(name),
    noAsyncTraces: true,
    pingInterval: 10_000,
    maxPingOut: 2,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    reconnectJitter: 100,
    reconnectJitterTLS: 100,
    timeout: connectWithinMs,
    ...(seedFile
      ? { authenticator: nkeyAuthenticator(new TextEncoder().encode(readFileSync(seedFile, 'utf8').trim())) }
      : {}),
  })
  const version = connection.info?.version ?? '0.0.0'
  if (isOlder(version)) {
    await connection.close()
    throw new Error(`nats-server ${version} is too old; ${oldestServer.join('.')} or newer is needed`)
  }
  if (!coalesceWrites(connection)) log.warn({}, 'this NATS client flushes in another way; writes are not coalesced')
  void logStatus(connection, log)
  return connection
}

async function logStatus(connection: NatsConnection, log: Logger): Promise<void> {
  for await (const { type, data } of connection.status()) {
    if (type === 'pingTimer') continue
    const fields = {
      event: type,
      about: data instanceof Error ? data.message : typeof data === 'string' ? data : undefined,
    }
    if (type === 'disconnect' || type === 'error' || type === 'staleConnection')
      log.warn(fields, 'the bus has a problem')
    else log.info(fields, 'the bus reports')
  }
}

function isOlder(version: string): boolean {
  const parts = version.split('.').map((part) => Number.parseInt(part, 10))
  const difference = oldestServer.map((part, i) => (parts[i] ?? 0) - part).find((delta) => delta !== 0) ?? 0
  return difference < 0
}
