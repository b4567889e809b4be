import type { MiddlewareHandler } from 'hono'

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Nothing runs, loads or is sent anywhere but what is ours, and nobody frames a page but the page around a mail. */
const pagePolicy =
  "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"

/** Mails bring styles in their markup, and nothing else of theirs is let in: no script, no form, no picture from outside. */
const mailPolicy =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; frame-ancestors 'self'"

/** The headers of a page of the mailbox, or of a mail's own markup. */
export function protect(of: 'page' | 'mail'): MiddlewareHandler {
  return async (c, next) => {
    await next()
    c.header('content-security-policy', of === 'mail' ? mailPolicy : pagePolicy)
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', of === 'mail' ? 'no-referrer' : 'same-origin')
    c.header('cross-origin-resource-policy', 'same-origin')
    c.header('cache-control', 'no-store')
  }
}

/**
 * Lets in those who came by this machine's own name, and takes forms only from the mailbox's own pages: mails hold what
 * lets people into accounts, so that a page elsewhere must not read them by having its own name point here (DNS rebinding).
 */
export const ownPagesOnly: MiddlewareHandler = async (c, next) => {
  const { host, hostname } = new URL(c.req.url)
  const origin = c.req.header('origin')
  const isFromOurs = origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
  const isForm = c.req.method !== 'GET' && c.req.method !== 'HEAD'
  if (loopback.includes(hostname) && (!isForm || isFromOurs)) return next()
  return c.text('This mailbox answers to this machine only.', 403)
}
