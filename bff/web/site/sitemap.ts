import type { CatalogueNames } from '../downstream/catalogue-walk.ts'

/** As many addresses as one file may name (sitemaps.org, 0.9). */
export const mostAddresses = 50_000

/**
 * The public pages of the shop as sitemap files (sitemaps.org, 0.9). One file as a rule; beyond {@link mostAddresses} the first
 * is the index and the others are its parts, found at `/sitemap.xml?part=1` and so on. A page has one address in every language,
 * so that there are no alternates to name; nor does the catalogue say when it was last changed.
 */
export function sitemapOf({ categories, products }: CatalogueNames, origin: string, most = mostAddresses): string[] {
  const addresses = [
    '/',
    '/stores',
    ...categories.map((categoryId) => `/category/${categoryId}`),
    ...products.map((productId) => `/product/${productId}`),
  ]
  if (addresses.length <= most) return [pagesFile(addresses, origin)]
  const parts: string[] = []
  for (let from = 0; from < addresses.length; from += most) {
    parts.push(pagesFile(addresses.slice(from, from + most), origin))
  }
  return [indexFile(parts.length, origin), ...parts]
}

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9'
const declaration = '<?xml version="1.0" encoding="UTF-8"?>'

function pagesFile(addresses: readonly string[], origin: string): string {
  const pages = addresses.map((address) => `<url><loc>${escaped(origin + address)}</loc></url>`)
  return `${declaration}\n<urlset xmlns="${namespace}">\n${pages.join('\n')}\n</urlset>\n`
}

function indexFile(parts: number, origin: string): string {
  const files = Array.from(
    { length: parts },
    (_, i) => `<sitemap><loc>${escaped(`${origin}/sitemap.xml?part=${i + 1}`)}</loc></sitemap>`,
  )
  return `${declaration}\n<sitemapindex xmlns="${namespace}">\n${files.join('\n')}\n</sitemapindex>\n`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
