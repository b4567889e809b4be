import { mkdtempSync } from 'node:fs'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Role } from '@galleria/contracts/access'
import { freePort, startBroker, type TestBroker } from '@galleria/testkit'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Desk } from '../adapters/inbound/pages.ts'
import { startIdentity } from '../service.ts'
import { plainPages } from './plain-pages.ts'

/** A key pair of a client's. */
export interface ClientKey {
  readonly privateKey: CryptoKey
  readonly jwk: JWK
}

/** The whole server, on a real broker, and everything a test plays with. */
export interface RunningIdentity {
  readonly broker: TestBroker
  readonly issuer: string
  readonly shop: string
  readonly service: Awaited<ReturnType<typeof startIdentity>>
  readonly desk: Desk
  readonly webKey: ClientKey
  readonly partnerKey: ClientKey
  readonly partnerSecret: string
  readonly people: Readonly<Record<'mina' | 'joon' | 'support', { readonly email: string; readonly password: string }>>
  /** What the shop's back end was told: bodies of back-channel logouts. */
  readonly told: string[]
  stop(): Promise<void>
}

const password = 'seven clay pots, glazed twice'

/** Starts it. Argon2id costs next to nothing here. */
export async function startRunningIdentity(extra: Readonly<Record<string, string>> = {}): Promise<RunningIdentity> {
  const broker = await startBroker()
  const folder = mkdtempSync(join(broker.folder, 'identity-'))
  const [webKey, partnerKey] = await Promise.all([clientKey(), clientKey()])
  const partnerSecret = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')
  const clientsFile = join(folder, 'clients.json')
  const clients = {
    'galleria-web': { jwks: { keys: [webKey.jwk] } },
    'galleria-partner-jwt': { jwks: { keys: [partnerKey.jwk] } },
    'galleria-partner': { secret: partnerSecret },
  }
  await writeFile(clientsFile, JSON.stringify({ clients }), { mode: 0o600 })
  const people = { mina: person('mina'), joon: person('joon'), support: person('support') }
  const demoFile = join(folder, 'demo-accounts.json')
  const rolesOf = (name: string): Role[] => [name === 'support' ? 'support' : 'shopper']
  const accounts = Object.entries(people).map(([name, one]) => ({ ...one, name, roles: rolesOf(name) }))
  await writeFile(demoFile, JSON.stringify({ accounts }), { mode: 0o600 })

  const told: string[] = []
  const bff = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      told.push(await request.text())
      return new Response(null, { status: 200 })
    },
  })
  // The issuer's name has the port in it, so it has to be known before the server is there.
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const shop = 'http://localhost:8080'
  let desk: Desk | undefined
  const service = await startIdentity(
    broker.env('identity', {
      ISSUER: issuer,
      PUBLIC_ORIGIN: shop,
      WEB_BFF_URL: `http://127.0.0.1:${bff.port}`,
      CLIENTS_FILE: clientsFile,
      DEMO_ACCOUNTS_FILE: demoFile,
      SMTP_URL: 'smtp://127.0.0.1:1',
      HTTP_PORT: String(port),
      ADMIN_PORT: '0',
      ARGON2_MEMORY_KIB: '8',
      ARGON2_PASSES: '1',
      ...extra,
    }),
    plainPages((given) => {
      desk = given
    }),
  )
  if (!desk) throw new Error('the pages were not mounted')
  return {
    broker,
    issuer,
    shop,
    service,
    desk,
    webKey,
    partnerKey,
    partnerSecret,
    people,
    told,
    async stop() {
      await service.stop()
      await bff.stop(true)
      await rm(folder, { recursive: true, force: true })
      await broker.stop()
    },
  }
}

/** A new key pair for a client (ES256). */
export async function clientKey(): Promise<ClientKey> {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(publicKey)
  return { privateKey, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' } }
}

function person(name: string) {
  return { email: `${name}@example.com`, password: `${password} by ${name}` }
}
