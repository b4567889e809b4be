// Runs in every page before any of its own code.
import type { Asked, Witness } from '../witness.ts'

declare global {
  /** Put there by the test. */
  function complain(text: string): void
}

const jumps: { value: number; what: string }[] = []

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly { readonly node?: Node }[]
}

new PerformanceObserver((list) => {
  for (const { hadRecentInput, value, sources } of list.getEntries() as LayoutShift[])
    if (!hadRecentInput) jumps.push({ value, what: sources.map(({ node }) => nameOf(node)).join(', ') })
}).observe({ type: 'layout-shift', buffered: true })

document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) =>
  complain(`policy: ${violatedDirective} refuses ${blockedURI} for ${sourceFile}`),
)

// When a document has been read to its end its own scripts are about to run: what is there now came from the server.
let served: readonly Element[] = []
document.addEventListener('readystatechange', () => {
  if (document.readyState !== 'interactive') return
  const left = leftToTheBrowser()
  const lasting = document.querySelectorAll(
    '#galleria :is(header, main, footer, nav, h1, h2, h2 a, img:not([loading="lazy"]), form)',
  )
  served = [...lasting].filter((element) => !left.some((part) => element.closest(part)))
})

const witness: Witness = {
  jumps: () => jumps,
  overhang: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  words: () => [document.title, ...wordsBelow(document.body)].map((text) => text.trim()).filter((text) => text !== ''),
  stored: () =>
    [localStorage, sessionStorage].flatMap((store) => Object.entries(store).map((entry) => entry.join(': '))),
  served: () => ({ count: served.length, lost: served.filter((element) => !element.isConnected).map(nameOf) }),
  async takenOver(withinMs) {
    const deadline = performance.now() + withinMs
    while (!isTakenOver() && performance.now() < deadline) await new Promise(requestAnimationFrame)
  },
  ask,
  async settled() {
    await document.fonts.ready
    const pictures = [...document.images].filter(({ loading, complete }) => loading !== 'lazy' && !complete)
    await Promise.all(pictures.map((picture) => picture.decode().catch(() => undefined)))
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  },
}
Object.assign(globalThis, { witness })

/** The application is mounted, and every form that is not hidden has a listener of vue's, which it keeps under a symbol of its own. */
function isTakenOver(): boolean {
  const app = document.getElementById('galleria')
  const listens = (form: Element) =>
    Object.getOwnPropertySymbols(form).some(({ description }) => description === '_vei')
  return (
    app !== null &&
    '__vue_app__' in app &&
    [...app.querySelectorAll('form')].every((form) => !form.checkVisibility() || listens(form))
  )
}

/** The fences of which the server sent the skeleton only. */
function leftToTheBrowser(): string[] {
  const text = document.getElementById('page-state')?.textContent
  const { unrendered = [] } = JSON.parse(text || '{}') as { unrendered?: string[] }
  return unrendered.map((part) => {
    const [remote, expose] = part.split('/')
    return `[data-boundary="${remote}"][data-expose="${expose}"]`
  })
}

function nameOf(node: Node | undefined): string {
  const text = (node?.textContent ?? '').trim().slice(0, 30)
  return `${node instanceof Element ? `${node.localName}.${node.className}` : 'text'} “${text}”`
}

function wordsBelow(body: HTMLElement): string[] {
  const words: string[] = []
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node instanceof HTMLElement ? node : node.parentElement
    // What says of itself that it is in another language may be.
    if (!element?.checkVisibility() || element.closest('script, style, noscript, [lang]:not(html)')) continue
    if (node instanceof Text) words.push(node.data)
    else for (const name of ['aria-label', 'placeholder', 'title', 'alt']) words.push(element.getAttribute(name) ?? '')
  }
  return words
}

async function ask({ method, path, body, key, headers = {} }: Asked) {
  const response = await fetch(`/api/web${path}`, {
    method,
    headers: {
      'x-galleria-request': '1',
      ...headers,
      ...(key ? { 'idempotency-key': key } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, headers: [...response.headers] as [string, string][], text: await response.text() }
}
