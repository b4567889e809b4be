import type { Call } from '@galleria/chassis/call'
import { reply } from '@galleria/chassis/http/edge-app'
import { done } from '@galleria/contracts/answer'
import { Locale, ProductId } from '@galleria/contracts/values'
import { ForYou, PageQuery, type SuggestedProducts, Together } from '@galleria/contracts/web'
import { z } from 'zod'
import { json, problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { withCards } from '../compose/suggested-products.ts'
import type { Suggested } from '../downstream/recommendations.ts'
import { privateReply, publicReply } from '../edge/cached-reply.ts'
import { shopperOf } from '../edge/shopper.ts'
import type { WebPorts } from '../ports.ts'

const tags = ['Parts of pages']

const Products = z
  .string()
  .max(2_000)
  .transform((text) => text.split(','))
  .pipe(z.array(ProductId).min(1).max(20))

const together = createRoute({
  method: 'get',
  path: '/api/web/together',
  access: 'everyone',
  tags,
  summary: 'What is bought together with some products',
  description:
    '`products` holds up to 20, separated by commas; none of them is suggested. `basis` says whether it is by the model, what is popular, ' +
    'or what was popular when that was last known. Left out when there is nothing to suggest.',
  request: { query: z.strictObject({ products: Products, locale: Locale.default('en') }) },
  responses: { 200: json(Together, 'Products, best first, each with its reason'), ...problemsOf() },
})

const forYou = createRoute({
  method: 'get',
  path: '/api/web/for-you',
  access: 'visitor',
  tags,
  summary: 'What the reader may like, by what they have bought',
  description:
    'Nobody is asked for a reader who has never put anything into a cart. Left out when there is nothing to suggest.',
  request: { query: PageQuery },
  responses: { 200: json(ForYou, 'Products, best first, each with its reason'), ...problemsOf() },
})

/** What is suggested beyond the page of a product. Nobody waits for it: no recommendations, no suggestions. */
export function addSuggested(api: Api, { catalog, recommendations }: WebPorts): void {
  async function shown(asked: Promise<Suggested | undefined>, locale: Locale, call: Call) {
    const [products] = await withCards([await asked], catalog.cards, { locale, call })
    return products
  }

  serve(api, together, async (c) => {
    const { products, locale } = c.req.valid('query')
    return publicReply(
      c,
      done(
        named(
          'together',
          await shown(recommendations.together(products, c.var.call), locale, c.var.call),
        ) satisfies Together,
      ),
    )
  })

  serve(api, forYou, async (c) => {
    const shopper = shopperOf(c)
    if (shopper === undefined) return reply(c, done({} satisfies ForYou), privateReply)
    const { locale } = c.req.valid('query')
    const asked = recommendations.forShopper(shopper, c.var.call)
    return reply(c, done(named('forYou', await shown(asked, locale, c.var.call)) satisfies ForYou), privateReply)
  })
}

function named<Name extends string>(name: Name, given: SuggestedProducts | undefined) {
  return (given === undefined ? {} : { [name]: given }) as Partial<Record<Name, SuggestedProducts>>
}
