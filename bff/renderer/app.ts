import { createEdgeApp, type EdgeEnv, RefusalError, reply } from '@galleria/chassis/http/edge-app'
import type { Service } from '@galleria/chassis/service/service'
import { fieldErrors } from '@galleria/chassis/validation'
import { refuse } from '@galleria/contracts/answer'
import { PageRequest } from '@galleria/contracts/rendering'
import type { Context } from 'hono'
import type { RenderPage } from './render-page.ts'

/** One route: a page is asked for by what the shopper asked for, and comes back in the pieces that the gateway puts together. */
export function createApp(service: Service, renderPage: RenderPage, pageMs: number) {
  const app = createEdgeApp({ service, budgetMs: pageMs })
  app.post('/pages', async (c) => {
    const request = await pageRequestOf(c)
    return reply(c, await renderPage(request, c.var.call), { headers: { 'cache-control': 'no-store' } })
  })
  return app
}

async function pageRequestOf(c: Context<EdgeEnv>): Promise<PageRequest> {
  const sent: unknown = await c.req.json().catch(() => {
    throw new RefusalError(refuse('malformed-body', { errors: [{ field: 'body', reason: 'must be JSON' }] }))
  })
  const checked = PageRequest.safeParse(sent)
  if (!checked.success) throw new RefusalError(refuse('invalid-request', { errors: fieldErrors(checked.error) }))
  return checked.data
}
