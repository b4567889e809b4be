import { accepted, stillFresh } from '../assets/encoding.ts'
import type { ReadyPage } from './pages.ts'
import { type PagePolicy, pageHeaders } from './policy.ts'

/** Sends a page. It is asked for again each time, since a deploy is one new row in the registry it carries. */
export function servePage(request: Request, page: ReadyPage, policy: PagePolicy): Response {
  const encoding = accepted(request.headers.get('accept-encoding'))[0]?.name ?? 'identity'
  const body = page[encoding]
  const etag = `"${page.tag}-${encoding}"`
  const headers = {
    ...pageHeaders(policy, page.importMapHash),
    etag,
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept-encoding',
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
  }
  if (page.known && stillFresh(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  const status = page.known ? 200 : 404
  if (request.method === 'HEAD')
    return new Response(null, { status, headers: { ...headers, 'content-length': String(body.byteLength) } })
  return new Response(body, { status, headers })
}

/** Before the first publication there is nothing to show but this; it asks again by itself. */
export function notOpenYet(policy: PagePolicy): Response {
  const page =
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="2"><title>Galleria</title></head>' +
    '<body><h1>Galleria</h1><p>The shop opens in a moment.</p></body></html>'
  return new Response(page, {
    status: 503,
    headers: {
      ...pageHeaders(policy, 'sha256-none'),
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': '2',
    },
  })
}
