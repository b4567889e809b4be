import { reportPath } from './page/policy.ts'

/** What the one origin serves. The name is a metric's label, so it is the pattern of the paths behind it. */
export type Door =
  | '/api/web/*'
  | '/session/*'
  | '/pictures/*'
  | '/forms/*'
  | '/sitemap.xml'
  | '/robots.txt'
  | '/frontends/*'
  | '/reports/*'
  | 'page'

/** The steps of signing in and out that a browser takes. What the identity server says to the BFF itself does not come through here. */
const sessionPaths: ReadonlySet<string> = new Set(['/session/sign-in', '/session/callback', '/session/sign-out'])

/** Which door a path leads to. */
export function doorOf(path: string): Door {
  if (path.startsWith('/api/')) return '/api/web/*'
  if (sessionPaths.has(path)) return '/session/*'
  if (path.startsWith('/pictures/')) return '/pictures/*'
  if (path.startsWith('/forms/')) return '/forms/*'
  if (path.startsWith('/frontends/')) return '/frontends/*'
  if (path === reportPath) return '/reports/*'
  return path === '/sitemap.xml' || path === '/robots.txt' ? path : 'page'
}

/** What a request costs of a client's allowance: a page brings thirty files with it, and they cost us next to nothing. */
export const costOf: Readonly<Record<Door, number>> = {
  '/api/web/*': 1,
  page: 1,
  // Each is an exchange with the identity server.
  '/session/*': 5,
  '/forms/*': 1,
  // Every article of the shop is in it.
  '/sitemap.xml': 5,
  '/robots.txt': 0.2,
  '/pictures/*': 0.2,
  // They have a limit of their own besides.
  '/reports/*': 0.5,
  '/frontends/*': 0.1,
}
