import type { Guard } from '@galleria/chassis/breaker/guard'
import { Outage, outageBehind } from '@galleria/chassis/outage'
import type { Clock } from '@galleria/chassis/ports/index'
import { audienceOf, Role } from '@galleria/contracts/access'
import { createRemoteJWKSet, customFetch, jwtVerify } from 'jose'
import * as oidc from 'openid-client'
import { z } from 'zod'
import { keep } from '../site/kept.ts'
import { type ClientOptions, discover, makeFetch, target } from './identity-metadata.ts'
import type { Declined, IdentityServer, SignedIn } from './identity-server.ts'
import { readLogoutToken } from './logout-token.ts'
import type { Tokens } from './session.ts'

/** What speaking OpenID Connect takes. */
export interface OpenIdOptions extends ClientOptions {
  readonly publicOrigin: string
  readonly guard: Guard
  readonly clock: Clock
  /** Told when the metadata could not be read anew; the old ones stand. */
  readonly failed: (error: unknown) => void
}

/** What we ask for: who it is, to shop in their name, and to do so for as long as the session lasts. */
const scope = 'openid profile email offline_access shop'
const audience = audienceOf('bff-web')
const metadata = { freshMs: 3_600_000, pauseMs: 10_000 } as const
/** A sign-in is two exchanges and what comes before; each ends by itself earlier. In milliseconds. */
const wholeMs = 3_500

const AccessClaims = z.object({ sub: z.uuid(), exp: z.int(), roles: z.array(Role) })
const About = z.object({
  name: z.string().max(200).optional().catch(undefined),
  email: z.string().max(320).optional().catch(undefined),
  sid: z.string().max(200).optional().catch(undefined),
})

/**
 * The identity server by OpenID Connect: authorization code with PKCE (RFC 7636), requests pushed ahead so that nothing of them passes
 * through the browser (RFC 9126), and a client that signs who it is. The library checks state, nonce, issuer, signatures and times.
 */
export function openIdIdentityServer(options: OpenIdOptions): IdentityServer {
  const { issuer, clientId, publicOrigin, guard, clock, failed } = options
  const redirectUri = `${publicOrigin}/session/callback`
  const client = keep({ clock, ...metadata, make: async () => withKeys(await discover(options)), failed })
  const fetchKeys = makeFetch(options)

  function withKeys(config: oidc.Configuration) {
    const { jwks_uri } = config.serverMetadata()
    if (jwks_uri === undefined) throw new Outage('failed', target, { cause: new Error('it shows no keys') })
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
      [customFetch]: (url: string, init: RequestInit) => fetchKeys(url, init as oidc.CustomFetchOptions),
    })
    return { config, keys }
  }

  /** Whatever is not an outage is the identity server's no, or an answer that is not its own. */
  function exchange<Value extends object>(
    work: (client: Awaited<ReturnType<typeof withKeys>>) => Promise<Value | Declined>,
  ): Promise<Value | Declined> {
    return guard.run(async () => {
      const known = await client()
      return work(known).catch((error: unknown): Declined => {
        throwOutage(error)
        return { declined: reasonOf(error) }
      })
    }, wholeMs)
  }

  /** Reads what a service would read, so that nobody is signed in whom no service would know. */
  async function tokensOf(
    { access_token, refresh_token }: oidc.TokenEndpointResponse,
    keys: ReturnType<typeof createRemoteJWKSet>,
  ): Promise<{ readonly tokens: Tokens; readonly userId: string }> {
    const { payload } = await jwtVerify(access_token, keys, {
      issuer,
      audience,
      typ: 'at+jwt',
      algorithms: ['ES256'],
      currentDate: new Date(clock.now()),
      clockTolerance: 5,
    })
    const { sub, exp, roles } = AccessClaims.parse(payload)
    return {
      userId: sub,
      tokens: { accessToken: access_token, accessUntil: exp * 1_000, refreshToken: refresh_token, roles },
    }
  }

  return {
    begin: (locale) =>
      guard.run(async () => {
        const { config } = await client()
        const secrets = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        }
        const url = await oidc
          .buildAuthorizationUrlWithPAR(config, {
            redirect_uri: redirectUri,
            scope,
            ui_locales: locale,
            resource: audience,
            state: secrets.state,
            nonce: secrets.nonce,
            code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
            code_challenge_method: 'S256',
          })
          .catch((cause: unknown) => {
            throwOutage(cause)
            throw new Outage('failed', target, { cause: new Error(reasonOf(cause), { cause }) })
          })
        return { url: url.href, secrets }
      }, wholeMs),

    finish: (answer, { state, nonce, verifier }) =>
      exchange<SignedIn>(async ({ config, keys }) => {
        // Ours, whatever the address was that the request came to.
        const came = new URL(answer.search, redirectUri)
        const granted = await oidc.authorizationCodeGrant(
          config,
          came,
          { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
          { resource: audience },
        )
        const { tokens, userId } = await tokensOf(granted, keys)
        const claims = granted.claims()
        if (claims?.sub !== userId) return { declined: 'its two tokens are of two users' }
        const { name, email, sid } = About.parse(claims)
        return { tokens, userId, name, email, identitySession: sid }
      }),

    renew: (refreshToken) =>
      exchange<Tokens>(async ({ config, keys }) => {
        const granted = await oidc.refreshTokenGrant(config, refreshToken, { resource: audience })
        const { tokens } = await tokensOf(granted, keys)
        // Without rotation the old one stays good.
        return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
      }),

    async revoke(refreshToken) {
      await exchange(async ({ config }) => {
        await oidc.tokenRevocation(config, refreshToken, { token_type_hint: 'refresh_token' })
        return {}
      })
    },

    async signOutUrl() {
      const { config } = await guard.run(client, wholeMs)
      // Without an `id_token_hint`: that would be a token in an address, and so in a browser.
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicOrigin}/` }).href
    },

    readNotice: (logoutToken) =>
      exchange(({ keys }) => readLogoutToken(logoutToken, keys, { issuer, clientId, now: clock.now() })),
  }
}

function throwOutage(error: unknown): void {
  const outage = outageBehind(error)
  if (outage) throw outage
}

/** A code of a closed set where there is one; never a text that somebody else wrote. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { error: refusal, code } = error as { error?: unknown; code?: unknown }
  return [error.name, refusal, code].filter((each) => typeof each === 'string' && /^[\w-]{1,60}$/.test(each)).join(' ')
}
