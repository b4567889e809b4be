import type { Context, MiddlewareHandler } from 'hono'
import { fail } from './errors.ts'

/** Nothing runs, loads or is sent anywhere but what is ours, and only the sites named may frame the page. */
export function protect(c: Context, framedBy: readonly string[], formsTo: "'none'" | "'self'" = "'none'"): void {
  c.header(
    'content-security-policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action ${formsTo}; base-uri 'none'; frame-ancestors ${framedBy.join(' ')}`,
  )
  c.header('x-content-type-options', 'nosniff')
  // A browser that may name no referrer names no origin with a form either, and that is what forms are known by.
  c.header('referrer-policy', formsTo === "'self'" ? 'same-origin' : 'no-referrer')
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/**
 * Lets in those who came by this machine's own name, or by the address the provider is known under, and takes forms only
 * from its own pages. A page elsewhere that sends a form names itself as its origin; one that has its own name point at
 * this machine (DNS rebinding) comes by that name.
 */
export function ownPagesOnly(knownAs: string | undefined): MiddlewareHandler {
  const known = knownAs && new URL(knownAs).host
  return async (c, next) => {
    const { host, hostname } = new URL(c.req.url)
    const isOurs = host === known || loopback.includes(hostname)
    const isForm = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    const origin = c.req.header('origin')
    const isFromOurs = !isForm || (origin !== undefined && URL.canParse(origin) && new URL(origin).host === host)
    return isOurs && isFromOurs ? next() : fail(c, 'foreign_page')
  }
}
