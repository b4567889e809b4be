import { readFileSync } from 'node:fs'
import { type ConnectionOptions, nkeyAuthenticator } from 'nats'

/** Where a process receives its replies; nobody else may listen there. */
export function inboxPrefix(name: string): string {
  return `_INBOX_${name}`
}

/** The files for a broker with TLS: whom to believe, and what to show in turn. PEM. */
export interface BrokerTls {
  readonly caFile: string
  readonly certFile: string
  readonly keyFile: string
}

/**
 * What every connection to the broker has in common, an administrator's too: who it is and how it shows that. With TLS not a byte
 * of the protocol is sent or believed before the handshake.
 */
export function brokerOptions(
  url: string,
  name: string,
  nkeySeed: string | undefined,
  tls?: BrokerTls,
): ConnectionOptions {
  return {
    servers: url,
    name,
    inboxPrefix: inboxPrefix(name),
    tls: tls ? { handshakeFirst: true, ...tls } : null,
    ...(nkeySeed ? { authenticator: nkeyAuthenticator(new TextEncoder().encode(nkeySeed.trim())) } : {}),
  }
}

/**
 * The certificates that settings name: all three files or none.
 * @throws when some are named and others are not, since that would be a connection without TLS where one was wanted.
 */
export function brokerTls(settings: {
  readonly NATS_CA_FILE?: string | undefined
  readonly NATS_CERT_FILE?: string | undefined
  readonly NATS_KEY_FILE?: string | undefined
}): BrokerTls | undefined {
  const { NATS_CA_FILE: caFile, NATS_CERT_FILE: certFile, NATS_KEY_FILE: keyFile } = settings
  if (caFile && certFile && keyFile) return { caFile, certFile, keyFile }
  if (caFile || certFile || keyFile) throw new Error('NATS_CA_FILE, NATS_CERT_FILE and NATS_KEY_FILE go together')
  return undefined
}

/** The seed in a file, when there is one. */
export function readSeed(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, 'utf8')
}
