import { readFile } from 'node:fs/promises'
import { Role } from '@galleria/contracts/access'
import { type CryptoKey, importJWK } from 'jose'
import { z } from 'zod'
import type { Seen, WatchedFile } from '../config/watched-file.ts'
import type { Clock } from '../ports/clock.ts'
import { callTokenAlgorithm } from './call-token.ts'

const PublicCallerKey = z.strictObject({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().max(60),
  kid: z.string().min(1).max(100),
  alg: z.literal(callTokenAlgorithm),
  use: z.literal('sig'),
})

const PrivateCallerKey = PublicCallerKey.extend({ d: z.string().max(60) })

/** `callers.json`: who may ask at all, by which keys, and for whom they may speak. Made from the topology; nothing in it is secret. */
export const Callers = z.object({
  callers: z.array(
    z.object({
      process: z.string(),
      /** The kinds of principals whose word it may bring. Another's principal is hearsay: noted, and good for nothing. */
      speaksFor: z.array(z.enum(['guest', 'user'])),
      /** Roles that it has without anybody's proof: those of the person who holds the key's file. */
      asserts: z.array(Role),
      keys: z.array(PublicCallerKey).max(10),
    }),
  ),
})
/** See {@link Callers}. */
export type Callers = z.infer<typeof Callers>

/** A key that tokens may be signed with, and whose it is. */
export interface CallerKey extends Pick<Callers['callers'][number], 'process' | 'speaksFor' | 'asserts'> {
  readonly key: CryptoKey
}

/** The callers' public keys, by their ids. */
export interface CallerKeyring {
  /** Undefined for a key that was never there or has been retired. */
  find(kid: string): CallerKey | undefined
  /** Changes with every change of the keys, so that what was found out under old ones can be forgotten. */
  readonly version: string
}

/** Reads a private key, as the cluster made it for this process alone. */
export async function readCallerKey(file: string): Promise<{ readonly kid: string; readonly key: CryptoKey }> {
  const jwk = PrivateCallerKey.parse(JSON.parse(await readFile(file, 'utf8')))
  return { kid: jwk.kid, key: await imported(jwk) }
}

/** How often the file is looked at while tokens come in, in milliseconds. */
const lookEveryMs = 1_000

/**
 * Opens the keyring over its file. Who asks it is never kept waiting: it looks at the file behind their back, and a change counts
 * from the next token on.
 * @throws when there is no good file to begin with, since then nobody could ask anything.
 */
export async function openCallerKeyring(file: WatchedFile<Callers>, clock: Clock): Promise<CallerKeyring> {
  let keys: ReadonlyMap<string, CallerKey> = new Map()
  let version = ''
  let lookedAt = clock.monotonic()

  async function take(seen: Seen<Callers> | undefined): Promise<void> {
    if (!seen || seen.version === version) return
    keys = await importAll(seen.value)
    version = seen.version
  }

  await take(await file.read())
  if (version === '') throw new Error('CALLER_KEYS_FILE names no file of callers, so no call could be trusted')

  function lookSometimes(): void {
    if (clock.monotonic() - lookedAt < lookEveryMs) return
    lookedAt = clock.monotonic()
    // The file keeps its last good copy and logs what is wrong with a newer one.
    void file.read().then(take)
  }

  return {
    find(kid) {
      lookSometimes()
      return keys.get(kid)
    },
    // Tokens that were found good before ask for nothing else: they too must notice that a key was retired.
    get version() {
      lookSometimes()
      return version
    },
  }
}

async function importAll({ callers }: Callers): Promise<ReadonlyMap<string, CallerKey>> {
  const imports = callers.flatMap(({ keys, ...about }) =>
    keys.map(async (jwk) => [jwk.kid, { ...about, key: await imported(jwk) }] as const),
  )
  return new Map(await Promise.all(imports))
}

async function imported(jwk: z.infer<typeof PublicCallerKey>): Promise<CryptoKey> {
  const key = await importJWK(jwk, callTokenAlgorithm)
  if (key instanceof Uint8Array) throw new TypeError('a caller’s key is a key pair, not a secret')
  return key
}
