/** The four things the one origin serves. The name is a metric's label, so it is the pattern of the paths behind it. */
export type Door = '/api/web/*' | '/pictures/*' | '/frontends/*' | 'page'

/** Which door a path leads to. */
export function doorOf(path: string): Door {
  if (path.startsWith('/api/')) return '/api/web/*'
  if (path.startsWith('/pictures/')) return '/pictures/*'
  if (path.startsWith('/frontends/')) return '/frontends/*'
  return 'page'
}

/** What a request costs of a client's allowance: a page brings thirty files with it, and they cost us next to nothing. */
export const costOf: Readonly<Record<Door, number>> = {
  '/api/web/*': 1,
  page: 1,
  '/pictures/*': 0.2,
  '/frontends/*': 0.1,
}
