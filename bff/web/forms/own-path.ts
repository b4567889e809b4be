const base = 'http://galleria.invalid'

/**
 * The path of ours that a form wants to go back to, ready for a `Location` header; the home page for whatever could lead elsewhere
 * (CWE-601). A browser takes `//host` and `/\host` for another site, drops tabs and line breaks, and resolves `/.//host` to the first
 * of these; so what is looked at is how the address reads after a browser has resolved it.
 */
export function ownPath(wanted: string | undefined): string {
  if (wanted === undefined || !/^\/(?!\/)[^\\\p{Cc}]*$/u.test(wanted) || !URL.canParse(wanted, base)) return '/'
  const { origin, pathname, search, hash } = new URL(wanted, base)
  return origin === base && !pathname.includes('//') ? `${pathname}${search}${hash}` : '/'
}
