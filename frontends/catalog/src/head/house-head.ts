import type { Store } from '@galleria/contracts/catalog'
import type { StoresPage } from '@galleria/contracts/web'
import type { Load, PageHead } from '@galleria/ui'
import { graph } from './schema.ts'

/** What the entrance says of the house: its name, and how it is searched. */
export function homeHead(description: string, hero: string): PageHead {
  return {
    description,
    canonical: '/',
    firstPicture: { src: hero },
    data: (origin) =>
      graph(
        {
          '@type': 'WebSite',
          '@id': `${origin}/#website`,
          name: 'Galleria',
          url: `${origin}/`,
          potentialAction: {
            '@type': 'SearchAction',
            target: { '@type': 'EntryPoint', urlTemplate: `${origin}/search?q={search_term_string}` },
            'query-input': 'required name=search_term_string',
          },
        },
        { '@type': 'Organization', '@id': `${origin}/#organization`, name: 'Galleria', url: `${origin}/`, description },
      ),
  }
}

/** What the stores' page says of itself, and where each store is. */
export function storesHead(load: Load<StoresPage>, description: string): PageHead | undefined {
  if (load.phase === 'loading') return undefined
  if (load.phase === 'failed' || load.value.stores.state === 'missing') return { hidden: true }
  const stores = load.value.stores.data
  const [first] = stores
  return {
    description,
    canonical: '/stores',
    ...(first === undefined ? {} : { firstPicture: { src: first.picture.src } }),
    data: (origin) => graph(...stores.map((store) => describe(store, origin))),
  }
}

function describe({ storeId, name, street, city, countryCode }: Store, origin: string): object {
  return {
    '@type': 'FurnitureStore',
    '@id': `${origin}/stores#${storeId}`,
    name,
    url: `${origin}/stores`,
    address: { '@type': 'PostalAddress', streetAddress: street, addressLocality: city, addressCountry: countryCode },
  }
}
