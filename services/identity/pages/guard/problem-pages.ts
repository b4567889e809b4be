import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import type { MiddlewareHandler } from 'hono'
import type { Look } from '../design/layout.ts'
import type { Looks } from '../looks.ts'
import { type MessageView, messagePage } from '../views/message-page.ts'

/** Shows a page instead of a problem to whoever has come by a browser's address bar, a link or a form. */
export function problemPages(looks: Looks): MiddlewareHandler<EdgeEnv> {
  return async (c, next) => {
    await next()
    const isProblem = c.res.headers.get('content-type')?.startsWith('application/problem+json')
    if (!isProblem || !c.req.header('accept')?.includes('text/html')) return
    const { status, headers } = c.res
    const page = await messagePage(looks(c.req.raw), wordsFor(looks(c.req.raw), status, c.var.call.trace.traceId))
    const kept = ['allow', 'retry-after'].flatMap((name) =>
      headers.has(name) ? [[name, headers.get(name) ?? '']] : [],
    )
    c.res = undefined
    c.res = new Response(String(page), {
      status,
      headers: { ...Object.fromEntries(kept), 'content-type': 'text/html; charset=utf-8' },
    })
  }
}

/** What a page says about a status. */
export function wordsFor({ t, shop }: Look, status: number, traceId: string): MessageView {
  const { error } = t
  const words: Readonly<Record<number, readonly [title: string, text: string]>> = {
    403: [error['foreign-title'], error['foreign-text']],
    404: [error['not-found-title'], error['not-found-text']],
    405: [error['method-title'], error['method-text']],
    413: [error['large-title'], error['large-text']],
    415: [error['method-title'], error['method-text']],
    503: [error['down-title'], error['down-text']],
    504: [error['down-title'], error['down-text']],
  }
  const [title, text] =
    words[status] ??
    (status < 500 ? [error.title, error['method-text']] : [error['broken-title'], error['broken-text'](traceId)])
  return { title, text, failed: true, ways: [{ href: `${shop}/`, text: t.backToShop }] }
}
