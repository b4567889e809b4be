import { beforeAll, expect } from 'bun:test'
import { journey } from '../support/browser.ts'
import { platform } from '../support/platform.ts'
import { anArticle } from '../support/shelves.ts'
import { corpus, oneOfEach } from './scripting/corpus.ts'
import { intrudersOn, lookOut, mayComplain } from './scripting/look-out.ts'

let productId: string
beforeAll(async () => {
  const { url } = await platform()
  productId = (await anArticle(url)).productId
}, 180_000)

/** All payloads, as many at a time as a search takes. */
const searchTexts: readonly string[] = packedInto(
  corpus.map(({ text }) => text),
  120,
)

function packedInto(texts: readonly string[], most: number): readonly string[] {
  const packs: string[] = []
  for (const text of texts) {
    const both = `${packs.at(-1) ?? ''} ${text}`.trim()
    if (packs.length > 0 && both.length <= most) packs[packs.length - 1] = both
    else packs.push(text.trim())
  }
  return packs
}

/** Every address of the shop in which something can stand that somebody else wrote. */
const places: readonly ((text: string) => string)[] = [
  (text) => `/search?${new URLSearchParams({ q: text, sort: text, category: text, cursor: text })}`,
  (text) =>
    `/category/lighting?${new URLSearchParams({ q: text, colour: text, material: text, from: text, to: text })}`,
  (text) => `/category/${encodeURIComponent(text)}`,
  (text) => `/product/${encodeURIComponent(text)}`,
  (text) => `/product/${productId}?${new URLSearchParams({ sku: text })}`,
  (text) => `/orders/${encodeURIComponent(text)}`,
  (text) => `/orders/${encodeURIComponent(text)}/thanks`,
  (text) => `/orders?${new URLSearchParams({ cursor: text, [text]: text })}`,
  (text) => `/cart?${new URLSearchParams({ [text]: text })}`,
  (text) => `/${encodeURIComponent(text)}?${new URLSearchParams({ return: text, locale: text })}`,
]

journey('[W4] in no page that the server draws a text becomes anything else', { mayComplain }, async (visit) => {
  const { page } = visit
  await lookOut(visit)
  // A document of the shop's origin without a policy, in which the browser parses what the pages are made of.
  await page.goto('/robots.txt')
  expect(corpus.length).toBeGreaterThanOrEqual(200)
  const markup = corpus.map(({ text }) => text).filter((text) => text.includes('<'))
  expect(await page.evaluate((texts) => intruders.inTexts(texts).length, markup)).toBeGreaterThan(markup.length * 0.8)

  const searches = searchTexts.map((text) => ({ path: `/search?${new URLSearchParams({ q: text })}`, says: text }))
  const elsewhere = corpus.map(({ text }, nth) => ({ path: places[nth % places.length]?.(text) ?? '/' }))
  const { found, told } = await page.evaluate((asked) => intruders.behind(asked), [...searches, ...elsewhere])
  expect(found).toEqual([])
  // They were really shown: only what a field of a form cannot hold, such as a line break, comes back as something else.
  expect(told).toBeGreaterThan(searchTexts.length * 0.8)
})

journey('[W4] in no page that the browser draws a text becomes anything else', { mayComplain }, async (visit) => {
  const { page, open } = visit
  await lookOut(visit)
  await open('/search?q=lamp')
  const found = await page.evaluate(
    async ({ texts }) => {
      interface App {
        config: { globalProperties: { $router: { push(to: object): Promise<unknown> } } }
      }
      const app = (globalThis as never as { galleria: { __vue_app__: App } }).galleria.__vue_app__
      const { $router } = app.config.globalProperties
      const faults: string[] = []
      for (const text of texts) {
        await $router.push({ path: '/search', query: { q: text } })
        await new Promise((drawn) => setTimeout(drawn))
        faults.push(...intruders.in())
      }
      return faults
    },
    { texts: searchTexts },
  )
  expect(found).toEqual([])
})

journey('[W4] a page that comes with a text and is taken over keeps it a text', { mayComplain }, async (visit) => {
  const { page, open } = visit
  await lookOut(visit)
  for (const [turn, place] of places.entries()) {
    // Without what the gateway takes for two paths at once, and not more than a search takes.
    const all = oneOfEach(turn).map(({ text }) => text.replaceAll(/[/\\\p{Cc}]|\.\.|%/gu, ' '))
    await open(place(all.join(' ').slice(0, turn === 0 ? 120 : 600)))
    expect(await intrudersOn(page)).toEqual([])
  }
})
