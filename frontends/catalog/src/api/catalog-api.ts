import type { Locale } from '@galleria/contracts/values'
import type {
  CategoryPage,
  ForYou,
  HomePage,
  ProductPage,
  Recommendations,
  SearchPage,
  StoresPage,
  Together,
} from '@galleria/contracts/web'
import type { Api, ApiAnswer } from '@galleria/ui'
import type { Choice } from '../model/choice.ts'

/** What every question carries. */
export interface Ask {
  readonly locale: Locale
  readonly signal?: AbortSignal | undefined
}

/** A question for a page of products; `cursor` is where the page starts. */
export interface ListingAsk extends Ask {
  readonly choice: Choice
  readonly cursor?: string | undefined
}

/** What the catalogue's pages ask of the shop. */
export interface CatalogApi {
  home(ask: Ask): Promise<ApiAnswer<HomePage>>
  category(categoryId: string, ask: ListingAsk): Promise<ApiAnswer<CategoryPage>>
  search(ask: ListingAsk): Promise<ApiAnswer<SearchPage>>
  product(productId: string, ask: Ask): Promise<ApiAnswer<ProductPage>>
  /** What goes well with a variant by its description. */
  recommendations(skus: readonly string[], ask: Ask): Promise<ApiAnswer<Recommendations>>
  /** What is bought together with some products. */
  together(productIds: readonly string[], ask: Ask): Promise<ApiAnswer<Together>>
  forYou(ask: Ask): Promise<ApiAnswer<ForYou>>
  stores(ask: Ask): Promise<ApiAnswer<StoresPage>>
}

/** The web BFF, screen by screen; the only place that knows its addresses. */
export function createCatalogApi(api: Api): CatalogApi {
  const get = <Value>(path: string, { signal, locale }: Ask, query: Record<string, string | number | undefined> = {}) =>
    api.get<Value>(`/api/web/${path}`, { query: { locale, ...query }, ...(signal ? { signal } : {}) })
  return {
    home: (ask) => get('pages/home', ask),
    category: (categoryId, ask) => get(`pages/category/${encodeURIComponent(categoryId)}`, ask, listingQuery(ask)),
    search: (ask) => get('pages/search', ask, { ...listingQuery(ask), category: ask.choice.category }),
    product: (productId, ask) => get(`pages/product/${encodeURIComponent(productId)}`, ask),
    recommendations: (skus, ask) => get('recommendations', ask, { skus: skus.join(',') }),
    together: (productIds, ask) => get('together', ask, { products: productIds.join(',') }),
    forYou: (ask) => get('for-you', ask),
    stores: (ask) => get('pages/stores', ask),
  }
}

/** The BFF counts money in cents; a shopper's upper bound of 90 euros means 90.00 and no cent more. */
function listingQuery({ choice, cursor }: ListingAsk): Record<string, string | number | undefined> {
  return {
    q: choice.text || undefined,
    colour: choice.colours.join(',') || undefined,
    material: choice.materials.join(',') || undefined,
    priceFrom: cents(choice.fromEuros),
    priceTo: cents(choice.toEuros),
    rating: choice.rating,
    sort: choice.sort,
    cursor,
  }
}

function cents(euros: number | undefined): number | undefined {
  return euros === undefined ? undefined : euros * 100
}
