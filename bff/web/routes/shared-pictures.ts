import { boundedMap } from '@galleria/chassis/bounded-map'
import { within } from '@galleria/chassis/deadline'
import { reply } from '@galleria/chassis/http/edge-app'
import { Outage } from '@galleria/chassis/outage'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import { PictureId, ProductId } from '@galleria/contracts/values'
import { z } from 'zod'
import { problemsOf } from '../api/answers.ts'
import { type Api, serveBare } from '../api/api.ts'
import { createDerived } from '../compose/derived.ts'
import { acceptable } from '../edge/acceptable.ts'
import { stillFresh } from '../edge/cached-reply.ts'
import { cardOf } from '../og/card.ts'
import type { WebPorts } from '../ports.ts'

/** Pictures kept in memory, a tenth of a megabyte each. */
const mostKept = 100
const suffix = '.png'
const access = 'everyone'
const Pictured = z.object({
  variants: z.array(z.object({ pictures: z.array(z.object({ id: PictureId })).min(1) })).min(1),
})

/**
 * The pictures of shared links (Open Graph): one a product, painted from its art when it is first asked for. Whoever shares a link asks for it
 * once, so that it may come late, and load is shed here first.
 */
export function addSharedPictures(api: Api, { catalog, paint, clock }: WebPorts): void {
  const kept = boundedMap<string, Uint8Array<ArrayBuffer>>(mostKept)
  const painting = new Map<string, Promise<Answer<Uint8Array<ArrayBuffer>>>>()
  const pictureOf = createDerived(1_000, (json) => Pictured.parse(json).variants[0]?.pictures[0]?.id ?? '')

  api.openAPIRegistry.registerPath({
    method: 'get',
    path: `/pictures/og/{productId}${suffix}`,
    tags: ['Pictures'],
    'x-access': access,
    summary: 'The picture of a shared link to a product',
    description:
      'A PNG of 1200 by 630 pixels, painted from the product’s first picture. Without the catalogue it is had only if it was painted before.',
    request: { params: z.object({ productId: ProductId }) },
    responses: {
      200: { description: 'The picture', content: { 'image/png': { schema: z.string() } } },
      ...problemsOf('not-found', 'product-unknown', 'overloaded'),
    },
  })

  const file = {
    method: 'get',
    path: '/pictures/og/:file',
    access,
    middleware: [acceptable('image/png', 'image/*')],
  } as const
  serveBare(api, file, async (c) => {
    const { call } = c.var
    const productId = productIdIn(c.req.param('file') ?? '')
    if (!productId.ok) return reply(c, productId)
    const product = await catalog.product(productId.value, 'en', call)
    if (!product.ok) return reply(c, product)
    if (product.value.state === 'missing') return reply(c, { ok: false, problem: product.value.problem })
    const pictureId = pictureOf.from(productId.value, product.value.data)
    const headers = {
      'content-type': 'image/png',
      'cache-control': 'public, max-age=86400',
      'x-content-type-options': 'nosniff',
      etag: `"${pictureId}"`,
    }
    if (stillFresh(c, headers.etag)) return new Response(null, { status: 304, headers })
    const png = kept.get(pictureId)
    if (png) return new Response(png, { headers })
    const late = () => new Outage('timeout', 'painter')
    const painted = await within(clock, call.budget.remainingMs(), paintedOnce(pictureId), late)
    return painted.ok ? new Response(painted.value, { headers }) : reply(c, painted)

    /** Whoever asks while it is being painted waits for the same picture. */
    function paintedOnce(id: string) {
      const begun = painting.get(id) ?? paintNew(id).finally(() => painting.delete(id))
      painting.set(id, begun)
      return begun
    }

    async function paintNew(id: string): Promise<Answer<Uint8Array<ArrayBuffer>>> {
      const art = await catalog.picture(id, call)
      if (!art.ok) return art
      const made = await paint(cardOf(art.value))
      kept.set(id, made)
      return done(made)
    }
  })
}

function productIdIn(file: string): Answer<string> {
  if (!file.endsWith(suffix)) return refuse('not-found')
  const id = ProductId.safeParse(file.slice(0, -suffix.length))
  if (id.success) return done(id.data)
  return refuse('invalid-request', {
    errors: [{ field: 'productId', reason: id.error.issues[0]?.message ?? 'is not valid' }],
  })
}
