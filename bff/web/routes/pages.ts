import { reply } from '@galleria/chassis/http/edge-app'
import { type Answer, done, refuse } from '@galleria/contracts/answer'
import type { Category, Listing } from '@galleria/contracts/catalog'
import type { Part } from '@galleria/contracts/web'
import {
  CategoryPage,
  HomePage,
  ListingQuery,
  PageQuery,
  ProductPage,
  pathParameters,
  SearchPage,
  StoresPage,
} from '@galleria/contracts/web'
import { json, problemsOf } from '../api/answers.ts'
import { type Api, createRoute, serve } from '../api/api.ts'
import { makeAroundProduct } from '../compose/around-product.ts'
import { makeProductPage } from '../compose/product-page.ts'
import { publicReply } from '../edge/cached-reply.ts'
import type { WebPorts } from '../ports.ts'
import { listingSearch } from '../shape/listing.ts'

const tags = ['Pages']

const home = createRoute({
  method: 'get',
  path: '/api/web/pages/home',
  access: 'everyone',
  tags,
  summary: 'The home page',
  description:
    'Categories, popular and newest products. Without the catalogue each is the last one known and dated, or missing.',
  request: { query: PageQuery },
  responses: { 200: json(HomePage, 'The parts of the home page'), ...problemsOf() },
})

const category = createRoute({
  method: 'get',
  path: '/api/web/pages/category/{categoryId}',
  access: 'everyone',
  tags,
  summary: 'The page of a category',
  description:
    'The listing is needed: without the catalogue there is no page. The category’s own text is the last one known.',
  request: { params: pathParameters.categoryId, query: ListingQuery },
  responses: { 200: json(CategoryPage, 'The category and its products'), ...problemsOf('category-unknown') },
})

const search = createRoute({
  method: 'get',
  path: '/api/web/pages/search',
  access: 'everyone',
  tags,
  summary: 'The page of search results',
  description: 'The listing is needed: without the catalogue there is no page.',
  request: { query: ListingQuery },
  responses: { 200: json(SearchPage, 'What was found'), ...problemsOf('category-unknown') },
})

const product = createRoute({
  method: 'get',
  path: '/api/web/pages/product/{productId}',
  access: 'everyone',
  tags,
  summary: 'The page of a product',
  description:
    'Without the catalogue the product and what is related to it are the last ones known and dated, without the inventory so is the stock; ' +
    'each is missing if it was never known. `together` is by the model, or else what is popular, or was; it and `similar` are left out ' +
    'when there is nothing to suggest. A product the catalogue denies is a 404.',
  request: { params: pathParameters.productId, query: PageQuery },
  responses: { 200: json(ProductPage, 'The parts of the product page'), ...problemsOf('product-unknown') },
})

const stores = createRoute({
  method: 'get',
  path: '/api/web/pages/stores',
  access: 'everyone',
  tags,
  summary: 'Where an order can be picked up',
  description: 'Without the catalogue the stores are the last ones known and dated, or missing.',
  request: { query: PageQuery },
  responses: { 200: json(StoresPage, 'The stores'), ...problemsOf() },
})

/** The pages anyone may see. They are the same for everyone, so they carry a tag and are kept until they change. */
export function addPages(api: Api, { catalog, inventory, recommendations, clock }: WebPorts): void {
  const composeProduct = makeProductPage({
    product: catalog.product,
    stock: inventory.stockText,
    related: catalog.related,
    suggested: makeAroundProduct({ recommendations, lookUp: catalog.cards, clock }),
  })

  serve(api, home, async (c) => {
    const { locale } = c.req.valid('query')
    const { call } = c.var
    const [categories, popular, newest] = await Promise.all([
      catalog.categories(locale, call),
      catalog.shelf('popular', locale, call),
      catalog.shelf('newest', locale, call),
    ])
    return publicReply(c, done({ categories, popular, newest } satisfies HomePage))
  })

  serve(api, category, async (c) => {
    const { categoryId } = c.req.valid('param')
    const query = c.req.valid('query')
    if (query.category !== undefined) {
      return reply(c, refuse('invalid-request', { errors: [{ field: 'category', reason: 'is in the path already' }] }))
    }
    const [categories, listing] = await Promise.all([
      catalog.categories(query.locale, c.var.call),
      catalog.listing(listingSearch(query, categoryId), c.var.call),
    ])
    return publicReply(c, categoryPage(categoryId, categories, listing))
  })

  serve(api, search, async (c) => {
    const listing = await catalog.listing(listingSearch(c.req.valid('query')), c.var.call)
    return publicReply(c, listing.ok ? done({ listing: listing.value } satisfies SearchPage) : listing)
  })

  serve(api, product, async (c) => {
    const { productId } = c.req.valid('param')
    return publicReply(c, await composeProduct(productId, c.req.valid('query').locale, c.var.call))
  })

  serve(api, stores, async (c) => {
    const known = await catalog.stores(c.req.valid('query').locale, c.var.call)
    return publicReply(c, done({ stores: known } satisfies StoresPage))
  })
}

function categoryPage(
  categoryId: string,
  categories: Part<Category[]>,
  listing: Answer<Listing>,
): Answer<CategoryPage> {
  if (!listing.ok) return listing
  if (categories.state === 'missing') return { ok: false, problem: categories.problem }
  const found = categories.data.find((known) => known.categoryId === categoryId)
  return found ? done({ category: found, listing: listing.value }) : refuse('category-unknown')
}
