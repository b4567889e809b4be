import { type EdgeEnv, RefusalError } from '@galleria/chassis/http/edge-app'
import { ForwardError, type HttpForward } from '@galleria/chassis/ports/http-forward'
import { refuse } from '@galleria/contracts/answer'
import { header } from '@galleria/contracts/headers'
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { AuthorizationServer } from './provider/authorization-server.ts'
import { afterSignIn } from './provider/provider-account.ts'
import { visitorOf } from './visitor.ts'

/** What the door is made from. */
export interface DoorParts {
  readonly issuer: string
  readonly server: AuthorizationServer
  readonly send: HttpForward
}

/** The longest body that any route takes in, in bytes: a form with a client's assertion in it is a twentieth of it. */
export const longestBody = 65_536
const patienceMs = 10_000

/** What the certified server answers; nothing else gets through to it. */
const servedPaths = [
  '/auth',
  '/auth/:uid',
  '/device',
  '/device/:uid',
  '/device/auth',
  '/jwks',
  '/request',
  '/session/end',
  '/session/end/confirm',
  '/session/end/success',
  '/token',
  '/token/introspection',
  '/token/revocation',
  '/.well-known/openid-configuration',
  '/.well-known/oauth-authorization-server',
] as const

/** Sent once, or not at all: whoever reads a repeated one next might believe the other half (RFC 9112, 11.2). */
const sentOnce = ['host', 'origin', 'content-type', 'content-length', 'authorization', 'dpop'] as const
/** Of one connection (RFC 9110, 7.6.1), or ours to say. */
const notHandedOn =
  /^(?:connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|forwarded|via|x-.*|host|content-length|traceparent|tracestate|baggage)$/

/** Refuses, before anything else looks at a request, what has the wrong address on it or can be read in two ways. */
export function ownAddressOnly(hosts: ReadonlySet<string>): MiddlewareHandler<EdgeEnv> {
  return async (c, next) => {
    const { headers, url } = c.req.raw
    const repeated = sentOnce.filter((name) => headers.get(name)?.includes(','))
    if (repeated.length > 0)
      throw new RefusalError(
        refuse('invalid-request', { errors: repeated.map((field) => ({ field, reason: 'must be sent once' })) }),
      )
    if (!hosts.has((headers.get('host') ?? '').toLowerCase())) throw new RefusalError(refuse('misdirected-request'))
    if (url.length > 8_192) throw new RefusalError(refuse('headers-too-large'))
    if (Number(headers.get('content-length')) > longestBody) throw new RefusalError(refuse('body-too-large'))
    return next()
  }
}

/** Hands the certified server's own paths through to it, as they are, and says for certain who asks and by which address. */
export function mountServer(app: Hono<EdgeEnv>, { issuer, server, send }: DoorParts): void {
  const { host, protocol } = new URL(issuer)

  async function pass(c: Context<EdgeEnv>): Promise<Response> {
    const { method, url } = c.req.raw
    const { pathname, search } = new URL(url)
    const headers = new Headers()
    for (const [name, value] of c.req.raw.headers) if (!notHandedOn.test(name)) headers.append(name, value)
    headers.set('host', host)
    headers.set('x-forwarded-for', visitorOf(c).address)
    headers.set('x-forwarded-host', host)
    headers.set('x-forwarded-proto', protocol.slice(0, -1))
    headers.set(header.traceparent, c.var.call.trace.traceparent)
    const body = method === 'POST' ? new Uint8Array(await c.req.raw.arrayBuffer()) : undefined
    if (body && body.byteLength > longestBody) throw new RefusalError(refuse('body-too-large'))
    try {
      const reply = await send({
        method,
        // The socket is spoken to in plain, whatever the door outside speaks.
        url: `http://${host}${pathname}${search}`,
        socketPath: server.socketPath,
        headers,
        body,
        timeoutMs: patienceMs,
        signal: c.req.raw.signal,
      })
      return new Response(reply.body, { status: reply.status, headers: handedBack(reply.headers) })
    } catch (error) {
      if (error instanceof ForwardError && error.kind !== 'aborted')
        throw new RefusalError(refuse(error.kind === 'timeout' ? 'deadline-exceeded' : 'unavailable'))
      throw error
    }
  }

  for (const path of servedPaths) app.on(['GET', 'POST'], path, pass)
  app.get('/account/enter', (c) => c.redirect(afterSignIn(c.req.query('state')), 303))
}

function handedBack(from: Headers): Headers {
  const to = new Headers(from)
  for (const name of ['connection', 'keep-alive', 'transfer-encoding', 'x-powered-by']) to.delete(name)
  return to
}
