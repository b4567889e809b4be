/** A request to a system outside the platform. */
export interface OutboundRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** Milliseconds until the call is given up. */
  readonly timeoutMs: number
  /** The longest body that is read; a longer one is an error. */
  readonly maxBytes: number
}

/** What came back. */
export interface OutboundReply {
  readonly status: number
  readonly headers: Headers
  readonly text: string
}

/** HTTP to the outside, handed in. Rejects when no complete reply arrived in time; redirects are never followed. */
export type HttpOut = (request: OutboundRequest) => Promise<OutboundReply>

/** HTTP by Bun's own fetch. */
export const systemHttpOut: HttpOut = async ({ method, url, headers, body, timeoutMs, maxBytes }) => {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    signal: AbortSignal.timeout(timeoutMs),
    ...(headers ? { headers: { ...headers } } : {}),
    ...(body === undefined ? {} : { body }),
  })
  return { status: response.status, headers: response.headers, text: await readAtMost(response, maxBytes) }
}

async function readAtMost(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return ''
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new RangeError(`the reply is longer than ${maxBytes} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
