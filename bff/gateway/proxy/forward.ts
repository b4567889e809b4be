import type { Instance, Pool } from '@galleria/chassis/http/instance-pool'
import { ForwardError, type HttpForward } from '@galleria/chassis/ports/http-forward'
import { type Refusal, refuse } from '@galleria/contracts/answer'
import { bodyTooLarge, limits } from '../guards/request-shape.ts'
import { headersForBff, headersForClient, type KnownOfRequest } from './headers.ts'

/** A reply to hand on, or why there is none. `outcome` is a member of a closed set, for the span. */
export type Forwarded = { readonly ok: true; readonly response: Response } | Refusal

/** Passes a request on to an instance of the pool. */
export type Forward = (request: Request, target: string, known: KnownOfRequest) => Promise<Forwarded>

/** Methods whose effect is the same once or twice (RFC 9110, 9.2.2): they may be sent again after a broken connection. */
const idempotent = new Set(['GET', 'HEAD', 'PUT', 'DELETE'])
/** A BFF answers within 3 s, and within 12 s when an order is placed; beyond that it is not going to. */
const patienceMs = { reading: 4_000, changing: 13_000 } as const

/**
 * The request's body is read first: it is at most 64 KiB, a slow sender then costs the gateway and not a BFF, and the
 * request can be sent a second time. The reply's body is never read here; it flows through as it comes.
 */
export function makeForward(pool: Pool, send: HttpForward): Forward {
  async function attempt(
    instance: Instance,
    request: Request,
    target: string,
    body: Uint8Array<ArrayBuffer> | undefined,
    known: KnownOfRequest,
  ) {
    const leave = pool.enter(instance)
    try {
      return await send({
        method: request.method,
        url: `${instance.url}${target}`,
        headers: headersForBff(request.headers, known),
        body,
        timeoutMs: request.method === 'GET' || request.method === 'HEAD' ? patienceMs.reading : patienceMs.changing,
        signal: request.signal,
      })
    } finally {
      leave()
    }
  }

  return async (request, target, known) => {
    const body = await bodyOf(request)
    if (body === 'too-large') return bodyTooLarge()
    if (body === 'broken-off') return refuse('request-timeout')
    let instance = pool.pick()
    if (!instance) {
      await pool.refresh()
      instance = pool.pick()
    }
    for (let tries = 1; instance; tries += 1) {
      try {
        const response = await attempt(instance, request, target, body, known)
        return {
          ok: true,
          response: new Response(response.body, {
            status: response.status,
            headers: headersForClient(response.headers),
          }),
        }
      } catch (error) {
        if (!(error instanceof ForwardError)) throw error
        if (error.kind === 'timeout') return refuse('deadline-exceeded')
        if (error.kind === 'aborted') return refuse('request-timeout')
        pool.leaveOut(instance)
        const mayRepeat = !error.sent || idempotent.has(request.method)
        instance = tries === 1 && mayRepeat ? pool.pick(instance) : undefined
      }
    }
    return refuse('unavailable')
  }
}

async function bodyOf(request: Request): Promise<Uint8Array<ArrayBuffer> | undefined | 'too-large' | 'broken-off'> {
  if (!request.body || request.method === 'GET' || request.method === 'HEAD') return undefined
  const bytes = await request.arrayBuffer().catch(() => undefined)
  if (!bytes) return 'broken-off'
  return bytes.byteLength > limits.body ? 'too-large' : new Uint8Array(bytes)
}
