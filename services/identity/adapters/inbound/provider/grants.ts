import type { Grant, KoaContextWithOIDC } from 'oidc-provider'
import type { KnownClient } from './clients.ts'

/**
 * What somebody has let a client do. A client of ours that has proven to be itself is let do what it asks within its own bounds, which
 * the server has checked by then; of any other the person is asked, and it has what it was given the last time one signed in.
 */
export async function grantFor(
  ctx: KoaContextWithOIDC,
  known: ReadonlyMap<string, KnownClient>,
): Promise<Grant | undefined> {
  const { provider, client, session, result } = ctx.oidc
  const accountId = session?.accountId
  if (!client || !session || !accountId) return undefined
  const grantId = result?.consent?.grantId ?? session.grantIdFor(client.clientId)
  const existing = grantId ? await provider.Grant.find(grantId) : undefined
  const own = existing?.accountId === accountId ? existing : undefined
  if (!known.get(client.clientId)?.isTrusted) return own
  const grant = own ?? new provider.Grant({ accountId, clientId: client.clientId })
  const before = JSON.stringify([grant.openid, grant.resources])
  grant.addOIDCScope([...ctx.oidc.requestParamOIDCScopes].join(' '))
  for (const [indicator, server] of Object.entries(ctx.oidc.resourceServers ?? {})) {
    const scopes = [...ctx.oidc.requestParamScopes].filter((scope) => server.scopes.has(scope))
    if (scopes.length > 0) grant.addResourceScope(indicator, scopes.join(' '))
  }
  if (!own || JSON.stringify([grant.openid, grant.resources]) !== before) await grant.save()
  return grant
}
