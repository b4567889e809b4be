/** What a page weighs on the wire: bodies as compressed, without headers. */
export interface Sizes {
  readonly page: string
  readonly htmlBytes: number
  readonly scripts: number
  readonly scriptBytes: number
}

/** Asks for a page and each of its scripts as a browser does, and counts what comes. */
export async function byteSizes(
  { name, url, scriptUrls }: { readonly name: string; readonly url: string; readonly scriptUrls: readonly string[] },
  cookie: string,
): Promise<Sizes> {
  const bytes = await Promise.all(scriptUrls.map((script) => bytesOf(script, cookie)))
  return {
    page: name,
    htmlBytes: await bytesOf(url, cookie),
    scripts: scriptUrls.length,
    scriptBytes: bytes.reduce((sum, one) => sum + one, 0),
  }
}

async function bytesOf(url: string, cookie: string): Promise<number> {
  const response = await fetch(url, {
    headers: { 'accept-encoding': 'gzip, deflate, br, zstd', accept: 'text/html, */*', cookie },
    decompress: false,
    // The certificate of a front door is made for the run.
    tls: { rejectUnauthorized: false },
  })
  return (await response.arrayBuffer()).byteLength
}
