import type { InlineHashes } from './compose.ts'

/** What a page may do, decided by the origins it is served from, frames and signs in at. */
export interface PagePolicy {
  readonly publicOrigin: string
  readonly pspOrigin: string
  /** Where people sign in. Browsers hold the redirects after a form to `form-action`, and signing out leads there and back. */
  readonly identityOrigin?: string | undefined
}

/** Where browsers report what a policy has refused. */
export const reportPath = '/reports/csp'
const reportGroup = 'policies'

/** The headers of a page by what is inlined in it. */
export type PageHeaders = (hashes?: Partial<InlineHashes>) => Readonly<Record<string, string>>

/**
 * Makes the headers of pages. Everything comes from our own origin; the import map is the one inline script and the critical
 * styles are the one inline sheet, each under its hash; markup reaches the DOM through Vue's policy only (Trusted Types).
 *
 * There are two policies, and a script has to pass both. The second names hosts and nothing else but that hash, so that it
 * keeps confining `import()` to our origin even if the first is one day loosened to nonces, which would not. Scripts the
 * import map does not know are refused by the integrity policy, which would otherwise let them pass unchecked. All of them tell
 * us what they refuse: `report-to` for browsers that know it, `report-uri` for the others. Without TLS there is the latter only, because
 * Chromium takes up no reporting groups then, and yet passes over `report-uri` where one is named.
 *
 * All but the hashes is put together once.
 */
export function makePageHeaders({ publicOrigin, pspOrigin, identityOrigin }: PagePolicy): PageHeaders {
  const byGroup = publicOrigin.startsWith('https:')
  const reports = `report-uri ${reportPath}${byGroup ? `; report-to ${reportGroup}` : ''}`
  const elsewhere = [
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `frame-src ${pspOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    `form-action 'self'${identityOrigin ? ` ${identityOrigin}` : ''}`,
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
    reports,
  ].join('; ')
  const second = ["worker-src 'none'", "object-src 'none'", "base-uri 'none'", reports].join('; ')
  const always = {
    'integrity-policy': `blocked-destinations=(script)${byGroup ? `, endpoints=(${reportGroup})` : ''}`,
    ...(byGroup ? { 'reporting-endpoints': `${reportGroup}="${reportPath}"` } : {}),
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...siteHeaders(publicOrigin),
  }

  return ({ importMap, style } = {}) => {
    const scripts = `script-src 'self'${quoted(importMap)}`
    const first = `default-src 'none'; ${scripts}; style-src 'self'${quoted(style)}; ${elsewhere}`
    return { 'content-security-policy': `${first}, ${scripts}; ${second}`, ...always }
  }
}

/** The headers of everything. */
export function siteHeaders(publicOrigin: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(isKnownByName(publicOrigin) ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' } : {}),
  }
}

/** A promise of TLS is kept for a name with all its ports: under `localhost` it would bind whatever else runs on the machine. */
function isKnownByName(publicOrigin: string): boolean {
  const { protocol, hostname } = new URL(publicOrigin)
  return protocol === 'https:' && hostname !== 'localhost'
}

function quoted(hash: string | undefined): string {
  return hash === undefined ? '' : ` '${hash}'`
}
