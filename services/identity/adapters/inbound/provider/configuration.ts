import type { Clock } from '@galleria/chassis/ports/index'
import { type Adapter, type Configuration, errors, type JWK, type KoaContextWithOIDC } from 'oidc-provider'
import { personOf } from '../../../application/outcomes.ts'
import type { Accounts } from '../../../ports.ts'
import type { ServerPages } from '../server-pages.ts'
import type { KnownClient } from './clients.ts'
import { cookieManners, cookieNames, sessionCookie } from './cookies.ts'
import { grantFor } from './grants.ts'
import { accessTokenSeconds, lifetimes } from './lifetimes.ts'
import { deviceFlow, logout, renderError } from './pages.ts'

/** What the authorization server is made from. */
export interface ProviderParts {
  readonly clients: readonly KnownClient[]
  readonly accounts: Accounts
  readonly adapter: (model: string) => Adapter
  /** Private; the first of them signs. */
  readonly keys: readonly JWK[]
  readonly cookieKey: string
  readonly pages: ServerPages
  readonly clock: Clock
  /** Tells a client that somebody has signed out. */
  readonly tell: NonNullable<Configuration['fetch']>
}

const es256: ['ES256'] = ['ES256']
/** How far ahead a client may date the end of what it signs of itself, in seconds. */
const longestAssertion = 300

/**
 * What the certified server does and does not do: the authorization code with PKCE, client credentials, device code, refresh; no
 * implicit and no password grant (RFC 9700, 2.1.2 and 2.4), one signature algorithm, nothing that nobody here uses.
 */
export function configurationOf(parts: ProviderParts): Configuration {
  const { clients, accounts, adapter, keys, cookieKey, pages, clock, tell } = parts
  const known = new Map(clients.map((client) => [client.metadata.client_id, client]))
  const audienceOf = (clientId: string) => known.get(clientId)?.audience
  return {
    adapter,
    clients: clients.map(({ metadata }) => ({ response_modes: ['query', 'fragment'], ...metadata })),
    jwks: { keys: [...keys] },
    cookies: {
      names: cookieNames,
      keys: [cookieKey],
      long: sessionCookie,
      short: cookieManners,
    },
    responseTypes: ['code', 'none'],
    scopes: ['openid', 'profile', 'email', 'offline_access'],
    claims: { openid: ['sub'], profile: ['name', 'roles'], email: ['email', 'email_verified'] },
    // There is no userinfo endpoint: its claims come with the ID token.
    conformIdTokenClaims: false,
    clientAuthMethods: ['client_secret_basic', 'private_key_jwt', 'none'],
    clientDefaults: { id_token_signed_response_alg: 'ES256' },
    enabledJWA: {
      clientAuthSigningAlgValues: es256,
      idTokenSigningAlgValues: es256,
      requestObjectSigningAlgValues: es256,
      userinfoSigningAlgValues: es256,
      introspectionSigningAlgValues: es256,
      authorizationSigningAlgValues: es256,
      dPoPSigningAlgValues: es256,
    },
    pkce: { required: () => true },
    clientBasedCORS: () => false,
    allowOmittingSingleRegisteredRedirectUri: false,
    ttl: lifetimes(clock.now),
    rotateRefreshToken: true,
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    assertJwtClientAuthClaimsAndHeader: async (ctx, claims) => assertClientAssertion(ctx, claims, clock),
    async findAccount(_ctx, sub) {
      const account = accounts.byId(sub)
      if (!account) return undefined
      const { id, name, email, roles } = personOf(account)
      return {
        accountId: id,
        claims: async () => ({ sub: id, name, email, email_verified: true, roles: [...roles] }),
      }
    },
    async extraTokenClaims(_ctx, token) {
      if (token.kind !== 'AccessToken') return undefined
      const roles = accounts.byId(token.accountId)?.roles ?? []
      return { roles: [...roles], ...(token.sid ? { sid: token.sid } : {}) }
    },
    loadExistingGrant: (ctx) => grantFor(ctx, known),
    interactions: {
      // The language that an app asks for comes along to the pages (OpenID Connect Core, 3.1.2.1).
      url: (_ctx, { uid, params: { ui_locales: wanted } }) =>
        `/interaction/${uid}${typeof wanted === 'string' ? `?ui_locales=${encodeURIComponent(wanted)}` : ''}`,
    },
    renderError: (ctx, out, error) => renderError(pages, ctx, out, error),
    features: {
      devInteractions: { enabled: false },
      userinfo: { enabled: false },
      clientCredentials: { enabled: true },
      dPoP: { enabled: true },
      revocation: {
        enabled: true,
        // Another's token is left as it is, and nothing is said of whether there is one (RFC 7009, 2.1).
        allowedPolicy: (_ctx, client, token) => token.clientId === client.clientId,
      },
      introspection: {
        enabled: true,
        // A client learns about its own tokens; access tokens are verified by their signature, not by asking.
        allowedPolicy: (_ctx, client, token) =>
          client.clientAuthMethod !== 'none' && token.clientId === client.clientId,
      },
      pushedAuthorizationRequests: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, ...logout(pages) },
      deviceFlow: { enabled: true, charset: 'base-20', mask: '****-****', ...deviceFlow(pages) },
      resourceIndicators: {
        enabled: true,
        defaultResource: (_ctx, client, oneOf) => (oneOf ? oneOf[0] : audienceOf(client.clientId)) ?? [],
        getResourceServerInfo(_ctx, indicator, client) {
          const own = known.get(client.clientId)
          if (!own?.audience || indicator !== own.audience) throw new errors.InvalidTarget()
          return {
            scope: own.resourceScope,
            audience: own.audience,
            accessTokenTTL: accessTokenSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: 'ES256' } },
          }
        },
      },
    },
    fetch: tell,
  }
}

/** A client signs for this server alone (RFC 7523bis), and not for long. */
function assertClientAssertion(ctx: KoaContextWithOIDC, claims: Record<string, unknown>, clock: Clock): void {
  if (claims.aud !== ctx.oidc.issuer)
    throw new errors.InvalidClientAuth('audience (aud) must equal the issuer identifier url')
  if (typeof claims.exp !== 'number' || claims.exp > clock.now() / 1_000 + longestAssertion)
    throw new errors.InvalidClientAuth(`an assertion must end within ${longestAssertion} seconds`)
}
