import type { InlineHashes } from './compose.ts'

/** What a page may do, decided by the origins it is served from and frames. */
export interface PagePolicy {
  readonly publicOrigin: string
  readonly pspOrigin: string
}

/**
 * The headers of a page. Everything comes from our own origin; the import map is the one inline script and the critical
 * styles are the one inline sheet, each under its hash; markup reaches the DOM through Vue's policy only (Trusted Types).
 *
 * There are two policies, and a script has to pass both. The second names hosts and nothing else but that hash, so that it
 * keeps confining `import()` to our origin even if the first is one day loosened to nonces, which would not. Scripts the
 * import map does not know are refused by the integrity policy, which would otherwise let them pass unchecked.
 */
export function pageHeaders(
  { publicOrigin, pspOrigin }: PagePolicy,
  { importMap, style }: Partial<InlineHashes> = {},
): Readonly<Record<string, string>> {
  const scripts = `script-src 'self'${quoted(importMap)}`
  const first = [
    "default-src 'none'",
    scripts,
    `style-src 'self'${quoted(style)}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    `frame-src ${pspOrigin}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types vue',
  ]
  const second = [scripts, "worker-src 'self'", "object-src 'none'", "base-uri 'none'"]
  return {
    'content-security-policy': [first, second].map((policy) => policy.join('; ')).join(', '),
    'integrity-policy': 'blocked-destinations=(script)',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    ...siteHeaders(publicOrigin),
  }
}

/** The headers of everything. */
export function siteHeaders(publicOrigin: string): Readonly<Record<string, string>> {
  return {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'strict-origin-when-cross-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(publicOrigin.startsWith('https:')
      ? { 'strict-transport-security': 'max-age=63072000; includeSubDomains' }
      : {}),
  }
}

function quoted(hash: string | undefined): string {
  return hash === undefined ? '' : ` '${hash}'`
}
