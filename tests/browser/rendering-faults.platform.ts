import { beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { without } from '../support/away.ts'
import { journey } from '../support/browser.ts'
import { type Platform, platform } from '../support/platform.ts'
import { withEdition } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'

/** The build of a test is withdrawn with the test, while a page may still be fetching ahead. */
const isWithdrawn = /404 .*\/frontends\//

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

/** A page takes no longer than this, whatever happens behind the gateway (1,500 ms), with room for a machine that has too much to do. */
const patienceMs = 4_000

/** Modules of a server build that do to whoever renders them what a team's mistake might. */
const mistakes = {
  'throws when it is loaded': `throw new Error('a mistake of the test')`,
  'throws while it is drawn': `export default { setup() { throw new Error('a mistake of the test') } }`,
  'never comes to an end': `export default { setup: () => new Promise(() => {}) }`,
  'loops for ever': `export default { setup() { for (;;) {} } }`,
} as const

for (const [mistake, code] of Object.entries(mistakes)) {
  journey(
    `the catalogue’s code ${mistake} on the server: the page comes in time, and the browser draws it`,
    { mayComplain: isWithdrawn },
    async ({ page, open }) => {
      const path = neverAskedFor()
      await withEdition(shop, 'catalog', { server: { 'product-page': code } }, async ({ build }) => {
        const { status, html, tookMs } = await readUntil(path, build)
        expect(status).toBe(200)
        expect(html).not.toContain('forms/cart/lines')
        expect(tookMs).toBeLessThan(patienceMs)
        await open(path)
        await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
        await page.getByRole('button', { name: 'Add to cart' }).click()
        await page.getByText('In your cart', { exact: true }).waitFor()
      })
      await rendered(neverAskedFor)
    },
  )
}

journey(
  'a widget of orders hangs on the server: the page around it is there',
  { mayComplain: isWithdrawn },
  async ({ page, open }) => {
    const hangs = mistakes['never comes to an end']
    await withEdition(shop, 'orders', { server: { 'buy-button': hangs } }, async ({ build }) => {
      const { html, tookMs } = await readUntil(neverAskedFor(), build)
      expect(tookMs).toBeLessThan(patienceMs)
      expect(html).toContain(`${article.name}</h1>`)
      expect(html).not.toContain('forms/cart/lines')
      await open(neverAskedFor())
      await page.getByRole('button', { name: 'Add to cart' }).waitFor()
    })
    await rendered(neverAskedFor)
  },
)

journey('the renderer is gone: pages come all the same, and are rendered again with it', {}, async ({ page, open }) => {
  await without(shop, 'renderer', async () => {
    for (let i = 0; i < 3; i += 1) {
      const { status, tookMs } = await read(neverAskedFor())
      expect(status).toBe(200)
      expect(tookMs).toBeLessThan(patienceMs)
    }
    await open(neverAskedFor())
    await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
  })
  await rendered(neverAskedFor)
})

journey('the renderer is killed: it is back by itself', {}, async ({ page, open }) => {
  await shop.cluster.kill('renderer', 'SIGKILL')
  await open(neverAskedFor())
  await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
  await shop.cluster.whenReady('renderer')
  await rendered(neverAskedFor)
})

journey(
  'the catalogue is away: a page that needs it is a 503 nobody keeps, one seen before is shown as it was',
  // Once the catalogue is back the page asks again by itself, and is told that there is no such product.
  { mayComplain: /status of (404|503|504)/ },
  async ({ page, open }) => {
    const seen = neverAskedFor()
    await rendered(() => seen)
    await without(shop, 'catalog', async () => {
      const path = '/product/oslo-table-lamp-of-nobody'
      // While the back end still waits for it the head is on its way, with a status that cannot be taken back.
      await eventually(async () => {
        const { status, headers } = await read(path)
        expect(status).toBe(503)
        expect(headers.get('cache-control')).toMatch(/no-(store|cache)/)
      })
      const before = await read(seen)
      expect(before.status).toBe(200)
      expect(before.html).toContain(`${article.name}</h1>`)
      await open(path)
      await page.getByRole('heading', { level: 1, name: 'This page is resting for a moment' }).waitFor()
    })
  },
)

let asked = 0
/** The page of an article under an address that no cache knows: the variant is not one, and so the first is shown. */
function neverAskedFor(): string {
  asked += 1
  return `/product/${article.productId}?sku=none-${asked}`
}

interface Read {
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly tookMs: number
}

async function read(path: string): Promise<Read> {
  const begun = performance.now()
  const response = await fetch(shop.url + path, { headers: { accept: 'text/html' } })
  const html = await response.text()
  return { status: response.status, headers: response.headers, html, tookMs: performance.now() - begun }
}

/** The page, as soon as the gateway knows of an edition. */
function readUntil(path: string, build: string): Promise<Read> {
  return eventually(async () => {
    const answer = await read(`${path}&again=${performance.now()}`)
    expect(answer.html).toContain(build)
    return answer
  })
}

/** Everything is well again: the page is rendered whole. */
async function rendered(path: () => string): Promise<void> {
  await eventually(
    async () => {
      const { status, html } = await read(path())
      expect(status).toBe(200)
      expect(html).toContain(`${article.name}</h1>`)
      expect(html).toContain('forms/cart/lines')
    },
    { withinMs: 40_000 },
  )
}
