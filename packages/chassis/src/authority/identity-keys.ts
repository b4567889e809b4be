import type { Answer } from '@galleria/contracts/answer'
import type { PublicKey } from '@galleria/contracts/identity'
import { type CryptoKey, importJWK } from 'jose'
import { outageBehind } from '../outage.ts'
import type { Clock } from '../ports/clock.ts'
import type { Logger } from '../telemetry/logger.ts'

/** The public keys of the identity server. */
export interface IdentityKeys {
  /** The key of that id; undefined when the identity server does not have it. @throws Outage when nothing is known of its keys at all. */
  find(kid: string): Promise<CryptoKey | undefined>
}

/** What keeping the keys takes. */
export interface IdentityKeysOptions {
  /** Asks the identity server for its keys. */
  readonly ask: () => Promise<Answer<{ readonly keys: readonly PublicKey[] }>>
  readonly clock: Clock
  readonly log: Logger
}

/** How old the keys may get before they are asked for again: a key that is taken back is taken back here by then. In milliseconds. */
const freshForMs = 300_000
/** An id that nobody knows may be a new key's, or rubbish that somebody sends to have us ask. In milliseconds. */
const askAgainAfterMs = 5_000

/**
 * Keeps the identity server's keys. They are asked for when the first signed-in shopper comes, when they have become old, and when
 * a token names one that is not among them. While the identity server is away the last ones known go on being good: who has signed in
 * can shop on.
 */
export function createIdentityKeys({ ask, clock, log }: IdentityKeysOptions): IdentityKeys {
  let keys: ReadonlyMap<string, CryptoKey> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  let asking: Promise<void> | undefined

  async function refresh(): Promise<void> {
    askedAt = clock.monotonic()
    const answer = await ask()
    if (!answer.ok) throw new Error(`the identity server refused its keys: ${answer.problem.code}`)
    keys = new Map(await Promise.all(answer.value.keys.map(async (jwk) => [jwk.kid, await imported(jwk)] as const)))
  }

  /** Asks once, however many wait for it. */
  function refreshed(): Promise<void> {
    asking ??= refresh().finally(() => {
      asking = undefined
    })
    return asking
  }

  return {
    async find(kid) {
      const age = clock.monotonic() - askedAt
      if (!keys || asking) await refreshed().catch(unlessKnown)
      else if (age >= freshForMs || (!keys.has(kid) && age >= askAgainAfterMs)) await refreshed().catch(unlessKnown)
      return keys?.get(kid)
    },
  }

  function unlessKnown(error: unknown): void {
    if (!keys) throw error
    log.warn(
      { error: outageBehind(error)?.kind ?? error },
      'the identity server’s keys are not refreshed; the last ones known are used',
    )
  }
}

async function imported(jwk: PublicKey): Promise<CryptoKey> {
  const key = await importJWK(jwk, jwk.alg)
  if (key instanceof Uint8Array) throw new TypeError('the identity server signs with key pairs, not with secrets')
  return key
}
