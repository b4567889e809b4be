import type { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import Provider from 'oidc-provider'
import type { Audit } from '../../../ports.ts'
import type { SigningKeys } from '../../outbound/keys/signing-keys.ts'
import { configurationOf, type ProviderParts } from './configuration.ts'
import type { Step } from './steps.ts'
import { watch } from './watch.ts'

/** What the server is made from. */
export interface AuthorizationServerParts extends Omit<ProviderParts, 'keys'> {
  readonly issuer: string
  readonly signingKeys: SigningKeys
  readonly steps: readonly Step[]
  readonly audit: Audit
  readonly log: Logger
}

/** The certified server, behind a socket that nobody but this process and its owner can reach. */
export interface AuthorizationServer {
  readonly socketPath: string
  /** As it is now: it is made anew when the keys have changed. All that lasts is in the store. */
  provider(): Provider
  /** Takes up the keys as they are now. */
  renewKeys(): void
  /** A request and a reply as the server's own calls want them, of what a browser has shown at the door. */
  exchange(request: Request): [IncomingMessage, ServerResponse]
  stop(): Promise<void>
}

/** Starts the server. The signing keys must be there. @throws when one of the clients makes no sense. */
export async function startAuthorizationServer(parts: AuthorizationServerParts): Promise<AuthorizationServer> {
  const { issuer, signingKeys, steps, audit, log } = parts
  let inUse = ''
  let provider = make()
  let handle = provider.callback()

  function make(): Provider {
    const keys = signingKeys.forSigner()
    inUse = orderOf(keys)
    const made = new Provider(issuer, configurationOf({ ...parts, keys }))
    // Only the door reaches the socket, so what it says of the client is true.
    made.proxy = true
    // A browser takes cookies of our names only when they are marked secure, and takes those from a plain localhost too.
    Object.defineProperty(made.request, 'secure', { get: () => true })
    for (const step of steps) made.use(step as Parameters<Provider['use']>[0])
    watch(made, audit, log)
    // What gets past the server's own handling; without a listener it would be printed.
    const koa: Pick<EventEmitter, 'on'> = made as EventEmitter
    koa.on('error', (error) => log.error({ error }, 'the authorization server failed'))
    return made
  }

  // A client that is not right is found out now, and not when somebody wants to sign in.
  for (const { metadata } of parts.clients) await provider.Client.find(metadata.client_id)

  // The folder is this user's alone (0700). It is not in the data folder, since the path of a socket has 108 bytes at most.
  const folder = mkdtempSync(join(tmpdir(), 'galleria-identity-'))
  const socketPath = join(folder, 'server.sock')
  const server = createServer((request, reply) => void handle(request, reply))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(socketPath, resolve)
  })

  return {
    socketPath,
    provider: () => provider,
    renewKeys() {
      if (orderOf(signingKeys.forSigner()) === inUse) return
      provider = make()
      handle = provider.callback()
      log.info({}, 'the signing keys have changed')
    },
    exchange(request) {
      const message = new IncomingMessage(new Socket())
      message.method = request.method
      message.url = new URL(request.url).pathname
      message.headers = { host: new URL(issuer).host, cookie: request.headers.get('cookie') ?? '' }
      return [message, new ServerResponse(message)]
    },
    async stop() {
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function orderOf(keys: readonly { kid?: string }[]): string {
  return keys.map(({ kid }) => kid).join(' ')
}
