/** What the one origin serves. The name is a metric's label, so it is the pattern of the paths behind it. */
export type Door = '/api/web/*' | '/pictures/*' | '/forms/*' | '/sitemap.xml' | '/robots.txt' | '/frontends/*' | 'page'

/** Which door a path leads to. */
export function doorOf(path: string): Door {
  if (path.startsWith('/api/')) return '/api/web/*'
  if (path.startsWith('/pictures/')) return '/pictures/*'
  if (path.startsWith('/forms/')) return '/forms/*'
  if (path.startsWith('/frontends/')) return '/frontends/*'
  return path === '/sitemap.xml' || path === '/robots.txt' ? path : 'page'
}

/** What a request costs of a client's allowance: a page brings thirty files with it, and they cost us next to nothing. */
export const costOf: Readonly<Record<Door, number>> = {
  '/api/web/*': 1,
  page: 1,
  '/forms/*': 1,
  // Every article of the shop is in it.
  '/sitemap.xml': 5,
  '/robots.txt': 0.2,
  '/pictures/*': 0.2,
  '/frontends/*': 0.1,
}
