import type { Money } from '@galleria/contracts/values'

// Words of schema.org, as JSON-LD. Only a server says them; see the views.

/** Several things about one page. */
export const graph = (...things: readonly object[]) => ({ '@context': 'https://schema.org', '@graph': things })

/** The way from the entrance to the page. */
export const breadcrumbList = (
  origin: string,
  crumbs: readonly { readonly label: string; readonly path: string }[],
) => ({
  '@type': 'BreadcrumbList',
  itemListElement: crumbs.map(({ label, path }, place) => ({
    '@type': 'ListItem',
    position: place + 1,
    name: label,
    item: origin + path,
  })),
})

/** The pages that a page lists, in its order. */
export const itemList = (origin: string, paths: readonly string[], total: number) => ({
  '@type': 'ItemList',
  numberOfItems: total,
  itemListElement: paths.map((path, place) => ({ '@type': 'ListItem', position: place + 1, url: origin + path })),
})

/** `89.00`: an amount as schema.org writes it, in whole units and without a sign. */
export const priceOf = ({ cents }: Money) => (cents / 100).toFixed(2)
