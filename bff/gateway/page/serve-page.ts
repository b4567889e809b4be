import type { TraceHandle } from '@galleria/chassis/telemetry/tracing'
import { accepted, stillFresh } from '../assets/encoding.ts'
import { streamInTwo } from './early-stream.ts'
import type { PageAnswer } from './pages.ts'
import type { PageHeaders } from './policy.ts'
import type { BodyEncoding, ReadyPage } from './ready-page.ts'

/** Where a page came from: `x-cache`, and a metric's label. */
export type CacheResult = 'hit' | 'stale' | 'miss' | 'bypass'

/** Whether a reader may keep a page, to ask each time whether it is still the one. */
export type Keeping = 'asked-again' | 'nowhere'

/** The headers of any page. Ours are asked for again each time, since a deploy is one new row in the registry they carry. */
export function documentHeaders(keeping: Keeping): Readonly<Record<string, string>> {
  return {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': keeping === 'asked-again' ? 'no-cache' : 'no-store',
    vary: 'accept-encoding, accept-language, cookie',
  }
}

/** The best encoding the client takes. */
export function encodingFor(request: Request): BodyEncoding {
  return accepted(request.headers.get('accept-encoding'))[0]?.name ?? 'identity'
}

/** Sends what came of a page. */
export async function servePage(
  request: Request,
  answer: PageAnswer,
  headersOf: PageHeaders,
  trace: TraceHandle,
): Promise<Response> {
  const response = answer.kind === 'streamed' ? begin(request, answer, headersOf) : await send(request, answer)
  response.headers.set('x-cache', answer.cache)
  // Real-user monitoring reads it there, and so knows which trace a page came out of.
  response.headers.set('server-timing', `traceparent;desc="${trace.traceparent}"`)
  return response
}

/** Sends a whole page, or says that the copy the client holds is still the one. */
async function send(request: Request, { page, status }: Extract<PageAnswer, { page: ReadyPage }>): Promise<Response> {
  const made = page.as(encodingFor(request))
  const { bytes, etag, headers } = made instanceof Promise ? await made : made
  if (etag !== undefined && status === 200 && stillFresh(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  const isHead = request.method === 'HEAD'
  const response = new Response(isHead ? null : bytes, { status, headers })
  if (isHead) response.headers.set('content-length', String(bytes.byteLength))
  if (status === 503) response.headers.set('retry-after', '2')
  return response
}

/** Sends the beginning of a page at once, with a status that its end can no longer change. */
function begin(
  request: Request,
  { early, rest }: Extract<PageAnswer, { kind: 'streamed' }>,
  headersOf: PageHeaders,
): Response {
  const encoding = encodingFor(request)
  return new Response(
    streamInTwo(
      early.html,
      rest.then(({ html }) => html),
      encoding,
    ),
    {
      headers: {
        ...headersOf(early.hashes),
        ...documentHeaders('nowhere'),
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      },
    },
  )
}

/** Before the first publication there is nothing to show but this; it asks again by itself. */
export function notOpenYet(headersOf: PageHeaders): Response {
  const page =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Galleria</title></head>' +
    '<body><h1>Galleria</h1><p>The shop opens in a moment.</p></body></html>'
  return new Response(page, {
    status: 503,
    headers: { ...headersOf(), ...documentHeaders('nowhere'), 'retry-after': '2' },
  })
}
