import { within } from '@galleria/chassis/deadline'
import { reply } from '@galleria/chassis/http/edge-app'
import { Outage, outageBehind } from '@galleria/chassis/outage'
import type { Service } from '@galleria/chassis/service/service'
import { refuse } from '@galleria/contracts/answer'
import { z } from 'zod'
import { problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { acceptable } from '../edge/acceptable.ts'
import { stillFresh } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'
import { keep } from '../site/kept.ts'
import { sitemapOf } from '../site/sitemap.ts'

const minuteMs = 60_000
/** Turning all pages of a large catalogue takes its time, but nobody waits for it after the first time. */
const walkMs = 30_000
const cacheControl = 'public, max-age=600'

const sitemap = createRoute({
  method: 'get',
  path: '/sitemap.xml',
  access: 'everyone',
  tags: ['Search engines'],
  summary: 'Every public page',
  description:
    'Made from the catalogue and kept for ten minutes; without the catalogue it is the last one known. With more than 50,000 pages it is an ' +
    'index, and `part` is one of the files it names.',
  request: {
    query: z.strictObject({
      part: z
        .string()
        .regex(/^[1-9]\d{0,3}$/, 'must be a whole number from 1 on')
        .transform(Number)
        .optional(),
    }),
  },
  responses: {
    200: { description: 'The sitemap', content: { 'application/xml': { schema: z.string() } } },
    ...problemsOf('not-found'),
  },
})

const robots = createRoute({
  method: 'get',
  path: '/robots.txt',
  access: 'everyone',
  tags: ['Search engines'],
  summary: 'What search engines are asked to leave alone',
  request: { query: z.strictObject({}) },
  responses: {
    200: { description: 'The rules (RFC 9309)', content: { 'text/plain': { schema: z.string() } } },
    ...problemsOf(),
  },
})

/** What is one shopper's, and what is no page. */
const closedPaths = ['/cart', '/checkout', '/orders', '/api', '/forms', '/session']

/** Tells search engines what there is. */
export function addSitemap(api: Api, { catalog, clock, publicOrigin }: WebPorts, service: Service): void {
  const files = keep({
    clock,
    freshMs: 10 * minuteMs,
    pauseMs: minuteMs / 2,
    make: walk,
    failed: noteFailure,
  })

  function noteFailure(error: unknown): void {
    if (outageBehind(error)) service.log.warn({ error }, 'the sitemap stays as it was: the catalogue is away')
    else service.log.error({ error }, 'the sitemap could not be made')
  }

  async function walk(): Promise<Sitemap[]> {
    const call = service.ownCall('make the sitemap', walkMs)
    try {
      return sitemapOf(await catalog.names(call), publicOrigin).map((xml) => ({
        xml,
        etag: `"${Bun.hash(xml).toString(36)}"`,
      }))
    } finally {
      call.trace.end()
    }
  }

  api.use('/sitemap.xml', acceptable('application/xml', 'text/xml'))
  serve(api, sitemap, async (c) => {
    const late = () => new Outage('timeout', 'catalog')
    // The first file is the whole, or the index of the others.
    const file = (await within(clock, c.var.call.budget.remainingMs(), files(), late, noteFailure)).at(
      c.req.valid('query').part ?? 0,
    )
    if (!file) return reply(c, refuse('not-found'))
    const headers = { etag: file.etag, 'cache-control': cacheControl }
    if (stillFresh(c, file.etag)) return new Response(null, { status: 304, headers })
    return new Response(file.xml, { headers: { ...headers, 'content-type': 'application/xml; charset=utf-8' } })
  })

  const rules = `User-agent: *\n${closedPaths.map((path) => `Disallow: ${path}\n`).join('')}Allow: /\n\nSitemap: ${publicOrigin}/sitemap.xml\n`
  const rulesTag = `"${Bun.hash(rules).toString(36)}"`
  api.use('/robots.txt', acceptable('text/plain'))
  serve(api, robots, (c) => {
    const headers = { etag: rulesTag, 'cache-control': cacheControl }
    if (stillFresh(c, rulesTag)) return new Response(null, { status: 304, headers })
    return new Response(rules, { headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' } })
  })
}

interface Sitemap {
  readonly xml: string
  readonly etag: string
}
