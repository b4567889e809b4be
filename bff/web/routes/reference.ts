import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { Context } from 'hono'
import { type Api, serveBare } from '../api/api.ts'
import { describeApi } from '../api/document.ts'
import { referencePage } from '../api/reference-page.ts'
import { acceptable } from '../edge/acceptable.ts'
import { stillFresh } from '../edge/cached-reply.ts'

/** The document and the page made from it, written when somebody first asks: by then every route has been added. */
export function addReference(api: Api): void {
  const write = once(() => {
    const document = describeApi(api)
    return { document: JSON.stringify(document), ...referencePage(document) }
  })

  const document = { path: '/api/web/openapi.json', middleware: [acceptable('application/json')] }
  serveBare(api, { method: 'get', access: 'everyone', ...document }, (c) =>
    send(c, write().document, { 'content-type': 'application/json' }),
  )
  const page = { path: '/api/web/reference', middleware: [acceptable('text/html')] }
  serveBare(api, { method: 'get', access: 'everyone', ...page }, (c) =>
    send(c, write().html, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': write().policy }),
  )
}

function send(c: Context<EdgeEnv>, text: string, own: Readonly<Record<string, string>>): Response {
  const headers = {
    ...own,
    etag: `"${Bun.hash(text).toString(36)}"`,
    'cache-control': 'public, max-age=0, must-revalidate',
    'x-content-type-options': 'nosniff',
  }
  return stillFresh(c, headers.etag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers })
}

function once<Made>(make: () => Made): () => Made {
  let made: Made | undefined
  return () => {
    made ??= make()
    return made
  }
}
