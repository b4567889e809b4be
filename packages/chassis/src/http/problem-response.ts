import type { Problem } from '@galleria/contracts/problem'

/** How long a client should wait before it asks again, in seconds. */
const retryAfter: Partial<Record<number, string>> = { 429: '1', 503: '2', 504: '2' }

/** A problem as an HTTP response (RFC 9457); never cached. The trace id lets a person name the request. */
export function problemResponse(
  problem: Problem,
  traceId?: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const wait = retryAfter[problem.status]
  return new Response(JSON.stringify(traceId === undefined ? problem : { ...problem, traceId }), {
    status: problem.status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      ...(wait ? { 'retry-after': wait } : {}),
      ...headers,
    },
  })
}
