import { Outage, outageBehind } from '@galleria/chassis/outage'
import { type Clock, sleep } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import { target } from './identity-metadata.ts'
import { type IdentityServer, isDeclined } from './identity-server.ts'
import { hasOtherRoles, type Tokens, without } from './session.ts'
import type { SessionRecords } from './session-records.ts'
import type { KeptSession, SessionStore } from './session-store.ts'

/**
 * Renews the tokens of a session, once, however many want it: those of one process wait for one promise, other instances for the one
 * that holds the lease. Undefined when the session is over by then. @throws Outage when the identity server does not answer.
 */
export type Renew = (kept: KeptSession) => Promise<KeptSession | undefined>

/** Makes a refresh token good for nothing, some time soon. */
export type RevokeLater = (refreshToken: string) => void

/** What renewing takes. */
export interface RenewingParts {
  readonly store: SessionStore
  readonly identity: IdentityServer
  readonly clock: Clock
  readonly log: Logger
  readonly records: SessionRecords
  readonly revokeLater: RevokeLater
}

/** For so long nobody else renews what an instance has begun to; after that it is taken for dead. Longer than an exchange may take. */
const leaseMs = 5_000
/** How long somebody waits for another instance, and how often they look meanwhile, in milliseconds. */
const patience = { wholeMs: 3_000, lookEveryMs: 40 } as const

/** See {@link Renew}. */
export function makeRenew({ store, identity, clock, log, records, revokeLater }: RenewingParts): Renew {
  const renewing = new Map<string, Promise<KeptSession | undefined>>()

  function renewedOnce(kept: KeptSession): Promise<KeptSession | undefined> {
    const begun = renewing.get(kept.key) ?? renewed(kept).finally(() => renewing.delete(kept.key))
    renewing.set(kept.key, begun)
    return begun
  }

  /** Renews the tokens, or waits for the instance that does. Undefined when the session is over by then. */
  async function renewed({ key, session: { accessUntil: spent } }: KeptSession): Promise<KeptSession | undefined> {
    const deadline = clock.monotonic() + patience.wholeMs
    while (clock.monotonic() < deadline) {
      const now = await store.again(key)
      if (!now || now.session.accessUntil > spent) return now
      if ((now.session.renewingUntil ?? 0) > clock.now()) {
        await sleep(clock, patience.lookEveryMs)
        continue
      }
      const mine = await store.change(now, { ...now.session, renewingUntil: clock.now() + leaseMs })
      // Whoever was quicker renews.
      if (mine) return renewAlone(mine)
    }
    throw new Outage('timeout', target)
  }

  async function renewAlone(kept: KeptSession): Promise<KeptSession | undefined> {
    const { refreshToken } = kept.session
    const tokens =
      refreshToken === undefined ? { declined: 'it gave no refresh token' } : await askedToRenew(kept, refreshToken)
    if (isDeclined(tokens)) {
      log.info({ why: tokens.declined }, 'a session is over: the identity server does not renew it')
      return ended(kept, 'declined')
    }
    if (hasOtherRoles(kept.session, tokens)) {
      if (tokens.refreshToken !== undefined) revokeLater(tokens.refreshToken)
      return ended(kept, 'other-roles')
    }
    records.renewed('renewed')
    return keepTokens(kept, tokens)
  }

  async function askedToRenew(kept: KeptSession, refreshToken: string) {
    try {
      return await identity.renew(refreshToken)
    } catch (error) {
      records.renewed('outage')
      // The next one need not wait until the lease is over. Should this fail as well, it will.
      await store.change(kept, without(kept.session, 'renewingUntil'))
      throw error
    }
  }

  async function ended(kept: KeptSession, how: 'declined' | 'other-roles'): Promise<undefined> {
    await store.end(kept.key)
    records.renewed(how)
    records.ended(how, kept)
    return undefined
  }

  /** The old refresh token is good for nothing by now, so the new one must not be lost to whoever else writes. */
  async function keepTokens(kept: KeptSession, tokens: Tokens): Promise<KeptSession | undefined> {
    for (let latest: KeptSession | undefined = kept; latest; latest = await store.again(kept.key)) {
      const written = await store.change(latest, { ...without(latest.session, 'renewingUntil'), ...tokens })
      if (written) return written
    }
    // Somebody has signed out meanwhile.
    if (tokens.refreshToken !== undefined) revokeLater(tokens.refreshToken)
    return undefined
  }

  return renewedOnce
}

/** See {@link RevokeLater}. Nobody waits for it, and nothing depends on it: what is revoked is known to nobody any more. */
export function makeRevokeLater(identity: IdentityServer, log: Logger): RevokeLater {
  return (refreshToken) => {
    identity.revoke(refreshToken).catch((error: unknown) => {
      const outage = outageBehind(error)
      if (outage) log.warn({ outage: outage.kind }, 'a refresh token was not revoked; it lapses by itself')
      else log.error({ error }, 'a refresh token was not revoked')
    })
  }
}
