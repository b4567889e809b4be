/** A preference out of a `Cookie` header or `document.cookie`; undefined when it is absent or not one of `values`. */
export function readPreference<Value extends string>(
  cookies: string,
  name: string,
  values: readonly Value[],
): Value | undefined {
  const written = cookies
    .split(/;\s*/)
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return values.find((value) => value === written)
}

/** Remembers a preference for a year, or forgets it. A cookie, because the server that renders the page reads it as well. */
export function writePreference(name: string, value: string | undefined): void {
  const age = value === undefined ? 0 : 31_536_000
  document.cookie = `${name}=${value ?? ''}; path=/; max-age=${age}; samesite=lax`
}
