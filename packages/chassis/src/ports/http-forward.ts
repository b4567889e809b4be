/** A request that is passed on to a process of our own, as it is to be sent. */
export interface ForwardedRequest {
  readonly method: string
  readonly url: string
  /** Where to connect instead of the address's host and port: a socket in the file system, for what only this process may reach. */
  readonly socketPath?: string
  readonly headers: Headers
  readonly body?: Uint8Array<ArrayBuffer> | undefined
  /** Milliseconds until the reply's head must be there. */
  readonly timeoutMs: number
  /** Ends the call when whoever asked has gone. */
  readonly signal?: AbortSignal
}

/**
 * Passes a request on and hands the reply back as it comes, body unread and still encoded. Connections are kept open;
 * redirects are never followed. Rejects with {@link ForwardError} when no reply came.
 */
export type HttpForward = (request: ForwardedRequest) => Promise<Response>

/** No reply. `sent` is false when the other side cannot have seen the request, so that it may be sent elsewhere. */
export class ForwardError extends Error {
  override readonly name = 'ForwardError'
  readonly kind: 'refused' | 'timeout' | 'aborted' | 'broken'

  constructor(kind: ForwardError['kind'], options?: ErrorOptions) {
    super(`the forwarded request came to nothing: ${kind}`, options)
    this.kind = kind
  }

  get sent(): boolean {
    return this.kind !== 'refused'
  }
}

/** Forwarding by Bun's own fetch. */
export const systemHttpForward: HttpForward = async ({ method, url, socketPath, headers, body, timeoutMs, signal }) => {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), timeoutMs)
  try {
    return await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      decompress: false,
      signal: signal ? AbortSignal.any([signal, patience.signal]) : patience.signal,
      ...(socketPath === undefined ? {} : { unix: socketPath }),
      ...(body === undefined ? {} : { body }),
    })
  } catch (cause) {
    throw new ForwardError(kindOf(cause, patience.signal, signal), { cause })
  } finally {
    clearTimeout(timer)
  }
}

function kindOf(cause: unknown, patience: AbortSignal, asker?: AbortSignal): ForwardError['kind'] {
  if (asker?.aborted) return 'aborted'
  if (patience.aborted) return 'timeout'
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return code === 'ConnectionRefused' || code === 'ECONNREFUSED' ? 'refused' : 'broken'
}
