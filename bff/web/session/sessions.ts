import { outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import { type IdentityServer, isDeclined, type SignedIn } from './identity-server.ts'
import { makeRenew, makeRevokeLater } from './renewing.ts'
import { isLifeToBeNoted, isOver, tokenState, without } from './session.ts'
import type { SessionRecords } from './session-records.ts'
import type { KeptSession, SessionStore } from './session-store.ts'

/** What can be done with sessions. Every method throws an Outage when what it needs does not answer. */
export interface Sessions {
  /** Begins one for somebody who has signed in, and ends the one their browser had before: ids are never taken over (ASVS 7.2.4). */
  begin(
    signedIn: SignedIn,
    before: { readonly id?: string | undefined; readonly guestId?: string | undefined },
  ): Promise<Begun>
  /** The session behind an id, unless it is over; its token may be spent. */
  look(id: string): Promise<KeptSession | undefined>
  /**
   * The same with a token to ask services with, renewed if need be. `isLife`: somebody is there, and it is not a page that was left open.
   */
  open(id: string, isLife: boolean): Promise<KeptSession | undefined>
  /** The guest's cart has been merged. */
  merged(kept: KeptSession): Promise<void>
  /** Signs out: the session is gone for all instances, and its refresh token good for nothing. */
  end(id: string): Promise<void>
  /** Ends those that the identity server says are over. Undefined when the notice is not to be believed. */
  endByNotice(logoutToken: string): Promise<number | undefined>
}

/** A session that has begun. */
export interface Begun {
  readonly id: string
  readonly kept: KeptSession
}

/** What sessions are made of. */
export interface SessionsParts {
  readonly store: SessionStore
  readonly identity: IdentityServer
  readonly clock: Clock
  readonly log: Logger
  readonly records: SessionRecords
}

/** After the identity server was away, a token that is still good is not renewed again for so long, in milliseconds. */
const restMs = 5_000
/** The identity server's clock and ours may differ by so much. */
const clocksApartMs = 10_000

/** See {@link Sessions}. */
export function createSessions({ store, identity, clock, log, records }: SessionsParts): Sessions {
  const revokeLater = makeRevokeLater(identity, log)
  const renewedOnce = makeRenew({ store, identity, clock, log, records, revokeLater })
  let restUntil = Number.NEGATIVE_INFINITY

  async function alive(kept: KeptSession | undefined): Promise<KeptSession | undefined> {
    if (!kept) return undefined
    if (!isOver(kept.session, clock.now())) return kept
    await store.end(kept.key)
    records.ended('lapsed', kept)
    return undefined
  }

  /** What is done behind somebody's back fails there, too. */
  function behindTheirBack(work: Promise<unknown>, what: string): void {
    work.catch((error: unknown) => {
      const outage = outageBehind(error)
      if (!outage) return log.error({ error }, what)
      restUntil = clock.monotonic() + restMs
      return log.warn({ outage: outage.kind, target: outage.target }, what)
    })
  }

  async function look(id: string): Promise<KeptSession | undefined> {
    return alive(await store.find(id))
  }

  async function end(id: string): Promise<void> {
    const kept = await store.find(id)
    if (!kept) return
    await store.end(kept.key)
    records.ended('signed-out', kept)
    if (kept.session.refreshToken !== undefined) revokeLater(kept.session.refreshToken)
  }

  return {
    async begin({ tokens, userId, name, email, identitySession }, { id: before, guestId }) {
      if (before !== undefined) await end(before)
      const now = clock.now()
      const about = { userId, name, email, identitySession, guestToMerge: guestId }
      const begun = await store.begin({ ...tokens, ...about, startedAt: now, seenAt: now })
      records.begun(begun.kept)
      return begun
    },

    look,

    async open(id, isLife) {
      const found = await look(id)
      const state = found && tokenState(found.session, clock.now())
      const kept = found && state === 'spent' ? await alive(await renewedOnce(found)) : found
      if (!kept) return undefined
      if (state === 'ageing' && clock.monotonic() >= restUntil)
        behindTheirBack(renewedOnce(kept), 'a session’s token is used while it lasts, and was not renewed')
      if (isLife && isLifeToBeNoted(kept.session, clock.now()))
        behindTheirBack(store.change(kept, { ...kept.session, seenAt: clock.now() }), 'a sign of life was not noted')
      return kept
    },

    async merged({ key }) {
      for (let kept = await store.again(key); kept?.session.guestToMerge !== undefined; kept = await store.again(key)) {
        if (await store.change(kept, without(kept.session, 'guestToMerge'))) return
      }
    },

    end,

    async endByNotice(logoutToken) {
      const notice = await identity.readNotice(logoutToken)
      if (isDeclined(notice)) {
        log.warn({ why: notice.declined }, 'a logout token was not believed')
        return undefined
      }
      const { issuedAt, ...of } = notice
      const ended = await store.endAll({ ...of, begunBefore: issuedAt + clocksApartMs })
      for (const kept of ended) records.ended('by-notice', kept)
      return ended.length
    },
  }
}
