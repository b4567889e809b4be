import { readFileSync } from 'node:fs'
import { audienceOf } from '@galleria/contracts/access'
import type { ClientMetadata } from 'oidc-provider'
import { z } from 'zod'

/** A client as the rest of this adapter sees it. */
export interface KnownClient {
  readonly metadata: ClientMetadata
  /** What its access tokens are for; none for one that gets none. */
  readonly audience: string | undefined
  /** What may be asked of that API. */
  readonly resourceScope: string
  /** Ours, and proven to be itself: people are not asked whether it may do what it is there for. */
  readonly isTrusted: boolean
}

/** Where the clients are. */
export interface ClientPlaces {
  readonly issuer: string
  readonly shop: string
  readonly webBff: string
}

const PublicJwk = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal('ES256'),
  use: z.literal('sig').optional(),
})
const ClientsFile = z.object({
  clients: z.record(
    z.string(),
    z.union([
      z.strictObject({ jwks: z.object({ keys: z.array(PublicJwk).min(1) }) }),
      z.strictObject({ secret: z.string().min(32) }),
    ]),
  ),
})
/** What confidential clients show: public keys, or a secret. */
export type ClientCredentials = z.infer<typeof ClientsFile>['clients']

/** The clients that exist for trying things out. */
const demoClients: readonly string[] = ['galleria-partner', 'galleria-partner-jwt']
const people = 'openid profile email offline_access'

/** Reads what the confidential clients show. @throws when it is not what it should be, or names demo clients where none may be. */
export function readClientCredentials(file: string, { demo }: { readonly demo: boolean }): ClientCredentials {
  const { clients } = ClientsFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  const unwanted = Object.keys(clients).filter((id) => demoClients.includes(id))
  if (!demo && unwanted.length > 0)
    throw new Error(`the production profile knows no demo clients, and ${file} has ${unwanted.join(', ')}`)
  return clients
}

/** Every client there is. Nobody else can register one. */
export function clientsOf(
  { issuer, shop, webBff }: ClientPlaces,
  credentials: ClientCredentials,
): readonly KnownClient[] {
  return [
    {
      metadata: {
        client_id: 'galleria-web',
        client_name: 'Galleria',
        application_type: 'web',
        redirect_uris: [`${shop}/session/callback`],
        post_logout_redirect_uris: [`${shop}/`],
        backchannel_logout_uri: `${webBff}/session/back-channel-logout`,
        backchannel_logout_session_required: true,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: people,
        ...shownBy('galleria-web', credentials),
      },
      audience: audienceOf('bff-web'),
      resourceScope: 'shop',
      isTrusted: true,
    },
    {
      // Whoever runs on somebody's phone can say that it is this client, so the person is asked each time (RFC 8252, 8.6).
      metadata: {
        client_id: 'galleria-mobile',
        client_name: 'Galleria for phones',
        application_type: 'native',
        redirect_uris: ['http://127.0.0.1/callback', 'http://[::1]/callback'],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: people,
        token_endpoint_auth_method: 'none',
      },
      audience: audienceOf('bff-mobile'),
      resourceScope: 'shop',
      isTrusted: false,
    },
    {
      // The person was asked where the code was entered.
      metadata: {
        client_id: 'galleria-kiosk',
        client_name: 'Galleria kiosk',
        application_type: 'web',
        redirect_uris: [],
        grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
        response_types: [],
        scope: people,
        token_endpoint_auth_method: 'none',
      },
      audience: audienceOf('bff-kiosk'),
      resourceScope: 'shop',
      isTrusted: true,
    },
    {
      // The pages of an account, which want somebody signed in here and nothing else: no code, no token.
      metadata: {
        client_id: 'galleria-account',
        client_name: 'Galleria',
        application_type: 'web',
        redirect_uris: [`${issuer}/account/enter`],
        grant_types: ['authorization_code'],
        response_types: ['none'],
        scope: 'openid',
        token_endpoint_auth_method: 'none',
      },
      audience: undefined,
      resourceScope: '',
      isTrusted: true,
    },
    ...demoClients.filter((id) => id in credentials).map((id) => partner(id, credentials)),
  ]
}

/** A machine of somebody else's, which acts for itself. */
function partner(id: string, credentials: ClientCredentials): KnownClient {
  return {
    metadata: {
      client_id: id,
      client_name: 'A partner of Galleria',
      redirect_uris: [],
      grant_types: ['client_credentials'],
      response_types: [],
      ...shownBy(id, credentials),
    },
    audience: audienceOf('bff-partner'),
    resourceScope: 'partner',
    isTrusted: false,
  }
}

/** How a confidential client proves that it is itself: one way, and no other is accepted of it. */
function shownBy(id: string, credentials: ClientCredentials): Partial<ClientMetadata> {
  const shown = credentials[id]
  if (!shown) throw new Error(`nothing is known of what the client ${id} shows`)
  return 'secret' in shown
    ? { token_endpoint_auth_method: 'client_secret_basic', client_secret: shown.secret }
    : { token_endpoint_auth_method: 'private_key_jwt', token_endpoint_auth_signing_alg: 'ES256', jwks: shown.jwks }
}
