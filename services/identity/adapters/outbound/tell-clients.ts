import type { HttpOut } from '@galleria/chassis/ports/index'

const patienceMs = 2_500
const longestReply = 4_096

/**
 * How the authorization server reaches others: the addresses given and no others, since it could be made to name one. They are where
 * clients are told that somebody has signed out.
 */
export function tellClients(allowed: ReadonlySet<string>, httpOut: HttpOut) {
  return async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = input instanceof Request ? input.url : String(input)
    if (!allowed.has(url)) throw new Error('the authorization server speaks to its own clients only')
    const { status, text } = await httpOut({
      method: 'POST',
      url,
      headers: Object.fromEntries(new Headers(init.headers)),
      body: String(init.body ?? ''),
      timeoutMs: patienceMs,
      maxBytes: longestReply,
    })
    return new Response(status === 204 ? null : text, { status })
  }
}
