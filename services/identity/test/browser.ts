import type { PlainPage } from './plain-pages.ts'

/** A browser as far as a sign-in needs one: cookies with their paths, redirects within one origin, forms. */
export interface TestBrowser {
  /** Opens an address, and follows redirects until a page, or an address elsewhere. */
  open(url: string): Promise<Visit>
  submit(url: string, fields: Readonly<Record<string, string>>): Promise<Visit>
  cookies(): readonly { readonly name: string; readonly line: string }[]
  /** Another browser that has stolen these cookies. */
  clone(): TestBrowser
}

/** Where a browser has ended up. */
export interface Visit {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly body: string
  /** The redirects on the way, oldest first. */
  readonly hops: readonly { readonly status: number; readonly to: URL }[]
  page(): PlainPage
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
  readonly line: string
}

/** A browser at an identity server. */
export function testBrowser(issuer: string, jar: readonly Cookie[] = []): TestBrowser {
  let cookies = [...jar]

  function keep(lines: readonly string[]): void {
    for (const line of lines) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const name = pair.slice(0, pair.indexOf('='))
      const path = attributes.find((one) => one.toLowerCase().startsWith('path='))?.slice(5) ?? '/'
      cookies = cookies.filter((one) => one.name !== name || one.path !== path)
      if (!/expires=Thu, 01 Jan 1970/i.test(line))
        cookies.push({ name, value: pair.slice(name.length + 1), path, line })
    }
  }

  async function visit(first: string, init: RequestInit): Promise<Visit> {
    const hops: { status: number; to: URL }[] = []
    let url = new URL(first, issuer)
    let request = init
    for (;;) {
      const cookie = cookies
        .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
        .map(({ name, value }) => `${name}=${value}`)
        .join('; ')
      const headers = { accept: 'text/html', ...Object.fromEntries(new Headers(request.headers)), cookie }
      const reply = await fetch(url, { ...request, headers, redirect: 'manual' })
      keep(reply.headers.getSetCookie())
      const to = reply.headers.get('location')
      if (to === null || reply.status < 300 || reply.status > 399) {
        const body = await reply.text()
        return { url, status: reply.status, headers: reply.headers, body, hops, page: () => JSON.parse(body) }
      }
      url = new URL(to, url)
      hops.push({ status: reply.status, to: url })
      if (url.origin !== issuer) {
        return { url, status: reply.status, headers: reply.headers, body: '', hops, page: () => JSON.parse('null') }
      }
      request = {}
    }
  }

  return {
    open: (url) => visit(url, {}),
    submit: (url, fields) =>
      visit(url, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: issuer } }),
    cookies: () => cookies,
    clone: () => testBrowser(issuer, cookies),
  }
}
