/** Sends a browser on to a page after its form was taken (303, RFC 9110, 15.4.4), so that a reload sends nothing a second time. */
export function seeOther(path: string, cookies: readonly string[] = []): Response {
  const headers = new Headers({ location: path, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
