import type { Category, Listing } from '@galleria/contracts/catalog'
import type { PageHead } from '@galleria/ui'
import { categoryLink, productPage, searchLink } from '../model/links.ts'
import type { CategoryScreen } from '../viewmodels/use-category.ts'
import { breadcrumbList, graph, itemList } from './schema.ts'

/** What a category's page says of itself: one address, however it is filtered, sorted and leafed through. */
export function categoryHead(screen: CategoryScreen, home: string): PageHead | undefined {
  if (screen.phase === 'loading') return undefined
  if (screen.phase !== 'ready') return { hidden: true }
  const { category, listing } = screen
  const path = categoryLink(category.categoryId)
  return {
    description: category.description,
    canonical: path,
    ...firstPicture(listing),
    data: (origin) =>
      graph(
        { ...collection(origin, path, category), mainEntity: listOf(origin, listing) },
        breadcrumbList(origin, [
          { label: home, path: '/' },
          { label: category.name, path },
        ]),
      ),
  }
}

/** What the page with everything says of itself. Results for somebody's words are nobody else's business. */
export function searchHead(
  text: string,
  listing: Listing | undefined,
  words: { readonly name: string; readonly description: string },
): PageHead | undefined {
  if (listing === undefined) return undefined
  if (text !== '') return { hidden: true, ...firstPicture(listing) }
  const path = searchLink('')
  return {
    description: words.description,
    canonical: path,
    ...firstPicture(listing),
    data: (origin) => graph({ ...collection(origin, path, words), mainEntity: listOf(origin, listing) }),
  }
}

function collection(origin: string, path: string, { name, description }: Pick<Category, 'name' | 'description'>) {
  return { '@type': 'CollectionPage', '@id': origin + path, name, description }
}

function listOf(origin: string, { products, total }: Listing) {
  return itemList(
    origin,
    products.map(({ productId }) => productPage(productId)),
    total,
  )
}

/** The first tile's: on a narrow screen it is the largest thing seen. */
function firstPicture({ products }: Listing): Pick<PageHead, 'firstPicture'> {
  const [first] = products
  return first === undefined ? {} : { firstPicture: { src: first.picture.src } }
}
