import { done } from '@galleria/contracts/answer'
import { Locale, Sku } from '@galleria/contracts/values'
import { Menu, PageQuery, Recommendations, Suggestions } from '@galleria/contracts/web'
import { z } from 'zod'
import { json, problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { publicReply } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'

const tags = ['Parts of pages']

const Skus = z
  .string()
  .max(600)
  .transform((text) => text.split(','))
  .pipe(z.array(Sku).min(1).max(20))

const menu = createRoute({
  method: 'get',
  path: '/api/web/categories',
  access: 'everyone',
  tags,
  summary: 'The menu every page carries',
  description: 'Without the catalogue it is the last one known and dated, or missing.',
  request: { query: PageQuery },
  responses: { 200: json(Menu, 'The categories'), ...problemsOf() },
})

const suggestions = createRoute({
  method: 'get',
  path: '/api/web/suggestions',
  access: 'everyone',
  tags,
  summary: 'Completions of what is being typed',
  description: 'Left out without the catalogue: the list is empty then.',
  request: {
    query: z.strictObject({ q: z.string().trim().min(1, 'must not be empty').max(60), locale: Locale.default('en') }),
  },
  responses: { 200: json(Suggestions, 'Completions, best first'), ...problemsOf() },
})

const recommendations = createRoute({
  method: 'get',
  path: '/api/web/recommendations',
  access: 'everyone',
  tags,
  summary: 'What goes well with some variants',
  description:
    '`skus` holds up to 20, separated by commas. Without the catalogue it is the last answer known and dated, or missing.',
  request: { query: z.strictObject({ skus: Skus, locale: Locale.default('en') }) },
  responses: { 200: json(Recommendations, 'Products'), ...problemsOf() },
})

/** The parts that several pages share; each is shown late or not at all rather than waited for. */
export function addSuggestions(api: Api, { catalog }: WebPorts): void {
  serve(api, menu, async (c) => {
    const categories = await catalog.categories(c.req.valid('query').locale, c.var.call)
    return publicReply(c, done({ categories } satisfies Menu))
  })

  serve(api, suggestions, async (c) => {
    const { q, locale } = c.req.valid('query')
    return publicReply(c, done({ suggestions: await catalog.suggestions(q, locale, c.var.call) } satisfies Suggestions))
  })

  serve(api, recommendations, async (c) => {
    const { skus, locale } = c.req.valid('query')
    const products = await catalog.recommendations(skus, locale, c.var.call)
    return publicReply(c, done({ products } satisfies Recommendations))
  })
}
