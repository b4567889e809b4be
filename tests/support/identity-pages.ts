import type { Jar } from './jar.ts'

/** Follows redirects, keeping cookies on the way; stops before asking for an address that begins with `before`. */
export async function follow(
  address: string,
  jar: Jar,
  before?: string,
  init: RequestInit = {},
): Promise<{ url: string; text: string }> {
  let url = address
  let next = init
  for (let hops = 0; hops < 15; hops += 1) {
    const response = await fetch(url, {
      ...next,
      redirect: 'manual',
      headers: {
        accept: 'text/html',
        'sec-fetch-mode': 'navigate',
        'sec-fetch-dest': 'document',
        ...next.headers,
        ...jar.header(),
      },
    })
    jar.keep(response)
    const location = response.headers.get('location')
    if (!location || response.status < 300 || response.status > 399) return { url, text: await response.text() }
    url = new URL(location, url).href
    next = {}
    if (before !== undefined && url.startsWith(before)) return { url, text: '' }
  }
  throw new Error(`${address} leads round and round`)
}

/** Fills in the pages of the identity server until they lead elsewhere; returns where. */
export async function throughPages(
  from: string,
  page: string,
  jar: Jar,
  values: Readonly<Record<string, string>>,
  before?: string,
): Promise<string> {
  let [url, text] = [from, page]
  const { origin } = new URL(from)
  for (let pages = 0; pages < 4 && new URL(url).origin === origin; pages += 1) {
    const form = formIn(text)
    const body = new URLSearchParams({
      ...form.values,
      ...(form.names.includes('password') ? values : {}),
      ...form.decision,
    })
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin,
      'sec-fetch-site': 'same-origin',
    }
    const landed = await follow(new URL(form.action, url).href, jar, before, {
      method: 'POST',
      headers,
      body: body.toString(),
    })
    ;[url, text] = [landed.url, landed.text]
  }
  return url
}

/** A form as it stands in a page. */
export interface Form {
  readonly action: string
  readonly names: readonly string[]
  readonly values: Readonly<Record<string, string>>
  /** What somebody presses who agrees, where there is something to agree to. */
  readonly decision: { readonly decision?: string }
}

/** The first form of a page that is sent, with the values that it has already. */
export function formIn(page: string): Form {
  const form = /<form[^>]*method="post"[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(page)
  if (!form) throw new Error(`there is no form to fill in: ${page.replace(/\s+/g, ' ').slice(0, 300)}`)
  const names: string[] = []
  const values: Record<string, string> = {}
  for (const [, attributes = ''] of (form[2] ?? '').matchAll(/<input([^>]*)>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const name = attribute('name')
    if (!name) continue
    names.push(name)
    values[name] = (attribute('value') ?? '').replaceAll('&amp;', '&')
  }
  const decision = page.includes('name="decision"') ? { decision: 'allow' } : {}
  return { action: (form[1] ?? '').replaceAll('&amp;', '&'), names, values, decision }
}
