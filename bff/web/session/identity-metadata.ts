import { Outage, outageBehind } from '@galleria/chassis/outage'
import { ForwardError, type HttpForward } from '@galleria/chassis/ports/http-forward'
import type { CryptoKey } from 'jose'
import * as oidc from 'openid-client'

/** Who we are to the identity server, and where it is. */
export interface ClientOptions {
  /** Its name for itself; every address of its metadata has to lie below it. */
  readonly issuer: string
  /** Where this process reaches it, which need not be where browsers do. */
  readonly internalUrl: string
  readonly clientId: string
  /** Our private key (ES256): who we are is shown by signing, and no secret is ever sent (RFC 7523). */
  readonly key: { readonly kid: string; readonly key: CryptoKey }
  readonly send: HttpForward
}

/** The name of the identity server in logs and metrics. */
export const target = 'identity'
/** What one exchange with it may take, in milliseconds. */
const exchangeMs = 2_000

/**
 * Reads the identity server's metadata (RFC 8414) and makes a client of it. The issuer it names has to be the one we know, to the
 * letter; it must promise `iss` in its answers (RFC 9207), pushed requests (RFC 9126) and S256.
 * @throws Outage when it cannot be had, or is not as agreed.
 */
export async function discover(options: ClientOptions): Promise<oidc.Configuration> {
  const { issuer, clientId, key } = options
  const isPlain = issuer.startsWith('http:')
  const asked = oidc.discovery(
    new URL(issuer),
    clientId,
    { id_token_signed_response_alg: 'ES256' },
    oidc.PrivateKeyJwt({ key: key.key, kid: key.kid }),
    {
      [oidc.customFetch]: makeFetch(options),
      // Settings let this be so on this very machine only.
      execute: [oidc.enableNonRepudiationChecks, ...(isPlain ? [oidc.allowInsecureRequests] : [])],
    },
  )
  const config = await asked.catch((cause: unknown) => {
    throw outageBehind(cause) ?? new Outage('failed', target, { cause })
  })
  const fault = faultOf(config.serverMetadata(), issuer)
  if (fault !== undefined) throw new Outage('failed', target, { cause: new Error(fault) })
  return config
}

function faultOf(metadata: oidc.ServerMetadata, issuer: string): string | undefined {
  if (metadata.issuer !== issuer) return `it calls itself ${metadata.issuer}`
  if (metadata.authorization_response_iss_parameter_supported !== true) return 'it does not name itself in its answers'
  if (!metadata.pushed_authorization_request_endpoint) return 'it takes no pushed requests'
  if (!metadata.code_challenge_methods_supported?.includes('S256')) return 'it does not know S256'
  return undefined
}

/** Reaches the identity server, and nobody else, whatever its metadata say; an answer of 500 and beyond is none. */
export function makeFetch({ issuer, internalUrl, send }: Pick<ClientOptions, 'issuer' | 'internalUrl' | 'send'>) {
  const { origin, host, protocol } = new URL(issuer)
  return async (url: string, init: oidc.CustomFetchOptions): Promise<Response> => {
    const wanted = new URL(url)
    if (wanted.origin !== origin)
      throw new Outage('failed', target, { cause: new Error(`it sends us to ${wanted.origin}`) })
    const headers = new Headers(init.headers)
    headers.set('host', host)
    headers.set('x-forwarded-host', host)
    headers.set('x-forwarded-proto', protocol.slice(0, -1))
    try {
      const response = await send({
        method: init.method,
        url: `${internalUrl}${wanted.pathname}${wanted.search}`,
        headers,
        body: bytesOf(init.body),
        timeoutMs: exchangeMs,
        ...(init.signal ? { signal: init.signal } : {}),
      })
      if (response.status < 500) return response
      await response.body?.cancel()
      throw new Outage('failed', target, { cause: new Error(`it answered ${response.status}`) })
    } catch (cause) {
      if (!(cause instanceof ForwardError)) throw cause
      throw new Outage(cause.kind === 'timeout' ? 'timeout' : 'failed', target, { cause })
    }
  }
}

/** The library sends forms and nothing else. */
function bytesOf(body: oidc.FetchBody): Uint8Array<ArrayBuffer> | undefined {
  if (body === undefined || body === null) return undefined
  if (typeof body === 'string' || body instanceof URLSearchParams) return new TextEncoder().encode(String(body))
  throw new TypeError('only a form can be sent to the identity server')
}
