import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { audienceOf, type Role } from '@galleria/contracts/access'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider, { type Configuration } from 'oidc-provider'

/** A real authorization server, small: whoever comes is Mina, at once, and nobody is asked for a password. */
export interface TestIssuer {
  /** Its name for itself, which is also where it is. */
  readonly issuer: string
  /** The accounts' roles, as the next token will say them. */
  readonly roles: Role[]
  /** How long the next access tokens live, in seconds. */
  accessSeconds: number
  /** What was asked of it: `POST /token refresh_token`. */
  readonly asked: string[]
  /** Changes what it answers: metadata, or the address that a browser is sent back to. */
  distort: { metadata?: (document: Record<string, unknown>) => void; answer?: (address: URL) => void }
  /** While it is false, nothing is answered. */
  isUp: boolean
  readonly keys: readonly JWK[]
  stop(): void
}

/** Mina's account. */
export const account = '7c2d8a4e-1f60-4c55-9b3a-5d0e6f7a8b9c'
const resource = audienceOf('bff-web')

/** Starts one for the client whose public key is given. */
export async function startIssuer(client: { readonly jwk: JWK; readonly shop: string }): Promise<TestIssuer> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  const signing = { ...(await exportJWK(privateKey)), kid: 'issuer-key', alg: 'ES256', use: 'sig' } as JWK
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const state = { roles: ['shopper'] as Role[], accessSeconds: 300 }
  const provider = new Provider(issuer, configuration(client, signing, state))
  provider.proxy = true
  const callback = provider.callback()
  const test: TestIssuer = {
    issuer,
    roles: state.roles,
    get accessSeconds() {
      return state.accessSeconds
    },
    set accessSeconds(seconds) {
      state.accessSeconds = seconds
    },
    asked: [],
    distort: {},
    isUp: true,
    keys: [signing],
    stop: () => void server.close(),
  }
  return test

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!test.isUp) return void request.socket.destroy()
    const path = request.url ?? ''
    if (path.startsWith('/interaction/')) return signInAtOnce(request, response)
    test.asked.push(`${request.method} ${path.split('?')[0]}`)
    const { metadata, answer } = test.distort
    if (metadata && path.startsWith('/.well-known/')) return distorted(request, response, metadata)
    if (answer) {
      const write = response.writeHead.bind(response)
      response.writeHead = ((status: number, ...rest: never[]) => {
        const to = response.getHeader('location')
        if (typeof to === 'string' && to.includes('/session/callback')) {
          const address = new URL(to)
          answer(address)
          response.setHeader('location', address.href)
        }
        return write(status, ...rest)
      }) as typeof response.writeHead
    }
    await callback(request, response)
  }

  async function signInAtOnce(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { params, session } = await provider.interactionDetails(request, response)
    const grant = new provider.Grant({ accountId: account, clientId: String(params.client_id) })
    grant.addOIDCScope('openid profile email offline_access shop')
    grant.addResourceScope(resource, 'shop')
    const grantId = await grant.save()
    const login = session ? {} : { login: { accountId: account } }
    await provider.interactionFinished(
      request,
      response,
      { ...login, consent: { grantId } },
      { mergeWithLastSubmission: true },
    )
  }

  async function distorted(
    request: IncomingMessage,
    response: ServerResponse,
    change: (document: Record<string, unknown>) => void,
  ): Promise<void> {
    const end = response.end.bind(response)
    response.end = ((body: Buffer | string) => {
      const document = JSON.parse(String(body)) as Record<string, unknown>
      change(document)
      response.removeHeader('content-length')
      return end(JSON.stringify(document))
    }) as typeof response.end
    await callback(request, response)
  }
}

function configuration(
  { jwk, shop }: { readonly jwk: JWK; readonly shop: string },
  signing: JWK,
  state: { readonly roles: readonly Role[]; readonly accessSeconds: number },
): Configuration {
  return {
    jwks: { keys: [signing] },
    clients: [
      {
        client_id: 'galleria-web',
        redirect_uris: [`${shop}/session/callback`],
        post_logout_redirect_uris: [`${shop}/`],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: 'openid profile email offline_access shop',
        token_endpoint_auth_method: 'private_key_jwt',
        token_endpoint_auth_signing_alg: 'ES256',
        jwks: { keys: [jwk] },
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientAuthMethods: ['private_key_jwt'],
    scopes: ['openid', 'profile', 'email', 'offline_access', 'shop'],
    claims: { openid: ['sub', 'sid'], profile: ['name'], email: ['email'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: async () => true,
    cookies: { keys: ['a key of a test'] },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: async () => ({ sub, name: 'Mina Kang', email: 'mina@example.com' }),
    }),
    extraTokenClaims: () => ({ roles: [...state.roles] }),
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    features: {
      devInteractions: { enabled: false },
      pushedAuthorizationRequests: { enabled: true, requirePushedAuthorizationRequests: true },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      backchannelLogout: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo: () => ({
          scope: 'shop',
          audience: resource,
          accessTokenTTL: state.accessSeconds,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  }
}
