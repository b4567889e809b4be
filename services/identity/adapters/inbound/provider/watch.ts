import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { AdapterPayload, errors, KoaContextWithOIDC, Provider } from 'oidc-provider'
import type { Audit } from '../../../ports.ts'
import type { ModelEvents } from '../../outbound/store/server-models.ts'
import type { SessionsSeen } from '../../outbound/store/sessions-seen.ts'

/** What is written down of what the server refuses and gives, beyond what its store tells. */
export function watch(provider: Provider, audit: Audit, log: Logger): void {
  const refused =
    (what: string) =>
    (ctx: KoaContextWithOIDC, { error }: errors.OIDCProviderError) => {
      const client = ctx.oidc?.client?.clientId
      audit.note({
        action: `security.refused-${what}`,
        ...(client ? { object: { kind: 'client', id: client } } : {}),
        outcome: 'refused',
        reason: error,
        traceparent: traceOf(ctx),
      })
    }
  provider.on('authorization.error', refused('authorization'))
  provider.on('grant.error', refused('grant'))
  provider.on('introspection.error', refused('introspection'))
  provider.on('revocation.error', refused('revocation'))
  provider.on('pushed_authorization_request.error', refused('authorization'))
  provider.on('device_authorization.error', refused('authorization'))
  provider.on('code_verification.error', refused('device'))
  provider.on('end_session.error', refused('sign-out'))
  provider.on('end_session_confirm.error', refused('sign-out'))
  provider.on('access_token.issued', ({ clientId, accountId }) => {
    audit.note({ action: 'access-token.issued', object: { kind: 'client', id: String(clientId) }, accountId })
  })
  provider.on('client_credentials.issued', ({ clientId }) => {
    audit.note({ action: 'access-token.issued', object: { kind: 'client', id: String(clientId) } })
  })
  provider.on('end_session.success', (ctx) => {
    const accountId = ctx.oidc.session?.accountId
    audit.note({ action: 'security.signed-out', accountId, traceparent: traceOf(ctx) })
  })
  provider.on('backchannel.error', (_ctx, error, client) => {
    log.warn({ error, client: client.clientId }, 'a client could not be told that somebody has signed out')
  })
  provider.on('server_error', (_ctx, error) => {
    log.error({ error }, 'the authorization server failed')
  })
}

/** What is written down of changes to the server's store, in the transaction that makes them. `context` is the request's, if any. */
export function modelEvents(
  audit: Audit,
  seen: SessionsSeen,
  { now, context }: { now: () => number; context: () => KoaContextWithOIDC | undefined },
): ModelEvents {
  function sessionSaved({ uid, accountId }: AdapterPayload): void {
    if (!uid || !accountId) return
    const ctx = context()
    const [userAgent, address] = [ctx?.get('user-agent'), ctx?.ip]
    const isFirst = seen.note(
      uid,
      accountId,
      { ...(userAgent ? { userAgent } : {}), ...(address ? { address } : {}) },
      now(),
    )
    if (!isFirst) return
    const object = { kind: 'session', id: seen.idOf(uid).slice(0, 16) }
    audit.note({ action: 'session.begun', object, accountId, traceparent: ctx && traceOf(ctx) })
  }

  return {
    saved(model, payload, isNew) {
      if (model === 'Session') sessionSaved(payload)
      if (!isNew || (model !== 'Grant' && model !== 'RefreshToken')) return
      const ctx = context()
      audit.note({
        action: model === 'Grant' ? 'grant.given' : 'refresh-token.issued',
        object: { kind: 'client', id: String(payload.clientId) },
        accountId: payload.accountId,
        traceparent: ctx && traceOf(ctx),
      })
    },
    grantEnded(_grantId, why, payload, by) {
      const ctx = context()
      audit.note({
        action: why === 'reuse' ? 'security.token-reused' : 'grant.ended',
        object: { kind: 'client', id: String(payload?.clientId ?? 'unknown') },
        accountId: by ?? payload?.accountId,
        ...(why === 'reuse' ? { outcome: 'refused' as const } : {}),
        reason: why,
        traceparent: ctx && traceOf(ctx),
      })
    },
  }
}

function traceOf(ctx: KoaContextWithOIDC): string | undefined {
  return ctx.get('traceparent') || undefined
}
