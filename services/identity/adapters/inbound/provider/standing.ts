import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { AdapterPayload, Provider } from 'oidc-provider'
import type { Cut, SignedIn, Standing } from '../../../ports.ts'
import type { ServerModels } from '../../outbound/store/server-models.ts'
import type { SessionsSeen } from '../../outbound/store/sessions-seen.ts'
import type { AuthorizationServer } from './authorization-server.ts'

/** What it is made from. */
export interface StandingParts {
  readonly server: () => AuthorizationServer
  readonly models: ServerModels
  readonly seen: SessionsSeen
  /** The name under which a grant is shown, and ended. */
  readonly grantName: (grantId: string) => string
  readonly log: Logger
}

type Client = NonNullable<Awaited<ReturnType<Provider['Client']['find']>>>
/** What a client can do that its published type leaves out. */
interface Told {
  backchannelLogout(accountId: string, sid: string): Promise<void>
}
type Entered = { readonly clientId: string; readonly sid?: string; readonly grantId?: string }

/** What is open in people's names, in the store of `oidc-provider`. */
export function createStanding({ server, models, seen, grantName, log }: StandingParts): Standing & {
  /** Ends the session of that uid, whoever's it is. */
  endUid(accountId: string, uid: string): Promise<void>
} {
  const sessionsOf = (accountId: string) => models.of(accountId, 'Session')

  /** Grants that live on without a session here, such as those of an app on a phone. */
  function appsOf(accountId: string, sessions: readonly AdapterPayload[]): AdapterPayload[] {
    const entered = new Set(sessions.flatMap((session) => enteredBy(session).map(({ grantId }) => grantId)))
    return models
      .of(accountId, 'Grant')
      .filter(({ jti }) => jti !== undefined && !entered.has(jti) && models.hasLive(jti, 'RefreshToken'))
  }

  /** What gives access ends first; then the clients are told, which may take a while or come to nothing. */
  function cutSession(session: AdapterPayload, by?: string): Cut {
    const entered = enteredBy(session)
    for (const { grantId } of entered) if (grantId) models.endGrant(grantId, by)
    if (session.jti) models.remove('Session', session.jti)
    return {
      ended: 1,
      async tell() {
        await Promise.all(entered.map((one) => tell(session.accountId ?? '', one)))
      },
    }
  }

  const endSession = (session: AdapterPayload) => cutSession(session).tell()

  function cutAll(accountId: string, butId: string | undefined, by?: string): Cut {
    const sessions = sessionsOf(accountId)
    const staying = sessions.filter(({ uid }) => uid !== undefined && seen.idOf(uid) === butId)
    const cuts = sessions.filter((session) => !staying.includes(session)).map((session) => cutSession(session, by))
    const kept = new Set(staying.flatMap((session) => enteredBy(session).map(({ grantId }) => grantId)))
    const grants = models.of(accountId, 'Grant').filter(({ jti }) => !kept.has(jti))
    for (const { jti } of grants) if (jti) models.endGrant(jti, by)
    return {
      ended: cuts.length,
      async tell() {
        await Promise.all(cuts.map((cut) => cut.tell()))
      },
    }
  }

  async function tell(accountId: string, { clientId, sid }: Entered): Promise<void> {
    const client = (await server().provider().Client.find(clientId)) as (Client & Told) | undefined
    if (!client?.backchannelLogoutUri || !sid) return
    try {
      await client.backchannelLogout(accountId, sid)
    } catch (error) {
      log.warn({ error, client: clientId }, 'a client could not be told that somebody has signed out')
    }
  }

  return {
    list(accountId) {
      const sessions = sessionsOf(accountId)
      return [
        ...sessions.map((session): SignedIn => {
          const found = seen.find(session.uid ?? '')
          return {
            id: seen.idOf(session.uid ?? ''),
            kind: 'browser',
            clients: enteredBy(session).map(({ clientId }) => clientId),
            userAgent: found?.userAgent,
            address: found?.address,
            signedInAt: (session.loginTs ?? 0) * 1_000,
            seenAt: found?.seenAt,
          }
        }),
        ...appsOf(accountId, sessions).map(
          (grant): SignedIn => ({
            id: grantName(grant.jti ?? ''),
            kind: 'app',
            clients: [String(grant.clientId)],
            userAgent: undefined,
            address: undefined,
            signedInAt: Number(grant.iat ?? 0) * 1_000,
            seenAt: undefined,
          }),
        ),
      ]
    },
    async end(accountId, id) {
      const session = sessionsOf(accountId).find(({ uid }) => uid !== undefined && seen.idOf(uid) === id)
      const app = session ? undefined : models.of(accountId, 'Grant').find(({ jti }) => jti && grantName(jti) === id)
      if (session) await endSession(session)
      else if (app?.jti) models.endGrant(app.jti)
      return session !== undefined || app !== undefined
    },
    async endAll(accountId, butId) {
      const { ended, tell: tellAll } = cutAll(accountId, butId)
      await tellAll()
      return ended
    },
    cut(accountId, by) {
      const cut = cutAll(accountId, undefined, by)
      seen.forgetAll(accountId)
      return cut
    },
    async endUid(accountId, uid) {
      const session = sessionsOf(accountId).find((one) => one.uid === uid)
      if (session) await endSession(session)
    },
  }
}

/** The clients that were entered by a session. */
function enteredBy({ authorizations }: AdapterPayload): Entered[] {
  return Object.entries((authorizations ?? {}) as Record<string, Omit<Entered, 'clientId'>>).map(
    ([clientId, rest]) => ({
      clientId,
      ...rest,
    }),
  )
}
