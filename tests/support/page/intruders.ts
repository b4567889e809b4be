// Runs in a page, before any of its own code: looks for what came in as a text and became something else.
import type { Intruders } from '../intruders.ts'

const addresses = ['href', 'src', 'action', 'formaction', 'data', 'poster', 'srcdoc', 'xlink:href']
/** The scripts that a page of ours has: modules of builds, and data. */
const ours =
  'script[type="module"][src^="/frontends/"], script[type="importmap"], script[type$="json"][id], script[type="application/ld+json"]'

const intruders: Intruders = {
  in: () => faultsIn(document),
  async behind(asked) {
    const found: string[] = []
    let told = 0
    // Some at a time: enough to keep the shop busy, and not so many that it says no.
    const rest = asked.map((request, nth) => ({ ...request, nth }))
    await Promise.all(
      Array.from({ length: 6 }, async () => {
        for (let one = rest.shift(); one; one = rest.shift()) {
          const { html, says } = await read(one)
          if (says) told += 1
          found.push(...faultsIn(parse(html)).map((fault) => `${one.path.slice(0, 120)} ${fault}`))
        }
      }),
    )
    return { found, told }
  },
  inTexts: (texts) => texts.flatMap((html) => faultsIn(parse(html))),
}
Object.assign(globalThis, { intruders })

async function read({ path, says }: { path: string; says?: string }): Promise<{ html: string; says: boolean }> {
  const response = await fetch(path, { headers: { accept: 'text/html' } })
  if (response.status === 429) {
    await new Promise((over) => setTimeout(over, 1_000 * Number(response.headers.get('retry-after') ?? 1)))
    return read({ path, ...(says === undefined ? {} : { says }) })
  }
  if (!response.headers.get('content-type')?.startsWith('text/html')) return { html: '', says: false }
  const html = await response.text()
  const field = parse(html).querySelector<HTMLInputElement>('input[name="q"]')
  return { html, says: says !== undefined && field?.getAttribute('value') === says }
}

function parse(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

function faultsIn(parsed: Document): string[] {
  return [...parsed.querySelectorAll('*')].flatMap((element) =>
    faultsOf(element).map((fault) => `${fault}: ${element.outerHTML.slice(0, 150)}`),
  )
}

function faultsOf(element: Element): string[] {
  const faults: string[] = []
  if (element.hasAttribute('data-evil')) faults.push('an element')
  if (element.localName === 'script' && !element.matches(ours)) faults.push('a script')
  if (element.matches('base, object, embed, meta[http-equiv], iframe[srcdoc], template[shadowrootmode]'))
    faults.push('something that pages do not have')
  if (element.matches('script[type$="json"]') && !isJson(element.textContent ?? ''))
    faults.push('data that was broken up')
  // By the prototype, since a form may have a field called `attributes`.
  for (const name of Element.prototype.getAttributeNames.call(element)) {
    const value = Element.prototype.getAttribute.call(element, name) ?? ''
    if (name.startsWith('on')) faults.push(`a handler, ${name}`)
    if (addresses.includes(name) && leadsAstray(value)) faults.push(`an address, ${name}`)
  }
  return faults
}

function leadsAstray(address: string): boolean {
  const url = URL.parse(address, location.origin)
  return (
    url !== null && (/^(javascript|vbscript|data:text|blob)/.test(url.href) || url.hostname.endsWith('evil.example'))
  )
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
