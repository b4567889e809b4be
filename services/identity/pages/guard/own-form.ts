/**
 * Whether a form comes from a page of this very origin. Browsers say so by `Origin` with every form, and the newer ones by
 * `Sec-Fetch-Site`; whoever says neither is turned away (RFC 9700 does not ask for this; it stands beside the form's token).
 */
export function isOwnForm(headers: Headers, issuer: string): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  return origin === null ? site === 'same-origin' : origin === issuer
}
