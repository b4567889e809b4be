import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'

/** What the clients of the identity server show it, and what it needs to know of them. */
export interface ClientKeys {
  /** The web BFF's private key (ES256), by which it authenticates itself. */
  readonly webKeyFile: string
  /** What the web BFF encrypts sessions under: 32 bytes, base64url. */
  readonly sessionKeyFile: string
  /** What identity reads: by client, public keys or a secret. */
  readonly clientsFile: string
  /** What identity seals its store under: 32 bytes, base64url. In development it makes one itself, beside the store. */
  readonly storeKeyFile?: string
}

/** The clients that authenticate themselves with a key of their own, and the file that each keeps it in. */
const keyHolders = { 'galleria-web': 'web-client.jwk', 'galleria-partner-jwt': 'partner-client.jwk' } as const

/**
 * Makes the missing keys and secrets of clients, each for its owner's eyes alone, and writes anew what identity is told of them.
 * The partner's two clients exist for trying things out, so the production profile knows the shop's own alone.
 */
export async function ensureClientKeys(folder: string, { demo }: { readonly demo: boolean }): Promise<ClientKeys> {
  const clientsFile = join(folder, 'clients.json')
  const sessionKeyFile = await ensureSecretFile(join(folder, 'session.key'))
  const clients: Record<string, { jwks: { keys: JWK[] } } | { secret: string }> = {}
  for (const [client, file] of Object.entries(keyHolders)) {
    if (demo || client === 'galleria-web') clients[client] = { jwks: { keys: [await ensureKey(join(folder, file))] } }
  }
  if (demo) {
    const secretFile = await ensureSecretFile(join(folder, 'partner-client.secret'))
    clients['galleria-partner'] = { secret: (await readFile(secretFile, 'utf8')).trim() }
  }
  await writeFile(clientsFile, `${JSON.stringify({ clients }, null, 2)}\n`, { mode: 0o600 })
  const storeKey = demo ? {} : { storeKeyFile: await ensureSecretFile(join(folder, 'identity-store.key')) }
  return { webKeyFile: join(folder, keyHolders['galleria-web']), sessionKeyFile, clientsFile, ...storeKey }
}

/** Returns the public half of the key in a file, made when it is missing. */
async function ensureKey(file: string): Promise<JWK> {
  if (!existsSync(file)) await writeFile(file, JSON.stringify(await newKey()), { mode: 0o600 })
  await chmod(file, 0o600)
  const { d: _private, ...key } = JSON.parse(await readFile(file, 'utf8')) as JWK
  return key
}

async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const jwk = await exportJWK(privateKey)
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'ES256', use: 'sig' } as JWK
}

async function ensureSecretFile(file: string): Promise<string> {
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600 })
  await chmod(file, 0o600)
  return file
}
