import { readFileSync } from 'node:fs'
import { type ConnectionOptions, nkeyAuthenticator } from 'nats'

/** Where a process receives its replies; nobody else may listen there. */
export function inboxPrefix(name: string): string {
  return `_INBOX_${name}`
}

/** What every connection to the broker has in common, an administrator's too: who it is and how it shows that. */
export function brokerOptions(url: string, name: string, nkeySeed: string | undefined): ConnectionOptions {
  return {
    servers: url,
    name,
    inboxPrefix: inboxPrefix(name),
    ...(nkeySeed ? { authenticator: nkeyAuthenticator(new TextEncoder().encode(nkeySeed.trim())) } : {}),
  }
}

/** The seed in a file, when there is one. */
export function readSeed(file: string | undefined): string | undefined {
  return file === undefined ? undefined : readFileSync(file, 'utf8')
}
