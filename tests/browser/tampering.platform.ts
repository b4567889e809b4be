import { afterAll, beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import type { Page, Route } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { platform } from '../support/platform.ts'
import { publishedOn } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { openStranger, type Stranger } from '../support/stranger.ts'
import { provoke } from '../support/violations.ts'

let article: Article
let stranger: Stranger
beforeAll(async () => {
  article = await anArticle((await platform()).url)
  stranger = openStranger()
}, 180_000)
afterAll(() => stranger.close())

/** What a browser says of a script that is not what the page expects, and what the fence around its remote makes of that. */
const refused =
  /integrity|digest|dynamically imported module|RUNTIME-|\[orders\/|\[catalog\/|ERR_|modulepreload|^policy: /i

/** On its way to the browser, one byte of a file becomes another: behind the last line, where it breaks nothing by itself. */
async function tamper(page: Page, address: string): Promise<() => number> {
  let times = 0
  const change = async (route: Route) => {
    const response = await route.fetch()
    times += 1
    await route.fulfill({ response, body: `${await response.text()} ` })
  }
  await page.route((url) => url.pathname === address, change)
  return () => times
}

const rowOf = async (name: string) => {
  const row = (await publishedOn(await platform())).remotes.find((remote) => remote.name === name)
  if (!row) throw new Error(`nobody has published ${name}`)
  return row
}

for (const [what, find] of [
  ['the entry', async () => (await rowOf('orders')).entry],
  // What the entry imports, and nothing else names before that.
  ['a script that the entry imports', async () => (await rowOf('orders')).preload['buy-button']?.at(-1) ?? ''],
  ['a script that several parts share', async () => (await rowOf('orders')).preload['buy-button']?.at(-2) ?? ''],
] as const)
  journey(
    `[W1] ${what} of a remote is changed by one byte: that remote alone stays away, and says so`,
    { mayComplain: refused },
    async ({ page, open }) => {
      const address = await find()
      expect(address).toStartWith('/frontends/orders/')
      const times = await tamper(page, address)
      await open(`/product/${article.productId}`)

      await page.getByText('This part did not load').first().waitFor()
      await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
      await eventually(async () => expect(await page.getByRole('button', { name: 'Add to cart' }).count()).toBe(0))
      expect(times()).toBeGreaterThan(0)
    },
  )

journey(
  '[W1] a script of the shell is changed by one byte: no script takes the page over, and it can be used all the same',
  { mayComplain: refused },
  async ({ shop, page }) => {
    const { shell } = await publishedOn(shop)
    const times = await tamper(page, shell.preload.at(-1) ?? '')
    await page.goto('/category/lighting')
    await page.waitForLoadState('load')

    await page.getByRole('heading', { level: 1, name: 'Lighting' }).waitFor()
    expect(times()).toBeGreaterThan(0)
    expect(await page.locator('#galleria').evaluate((app) => '__vue_app__' in app)).toBe(false)
    await page.locator('main h2 a').first().click()
    await page.waitForURL('**/product/*')
  },
)

/** Imports in the page, and says what came of it. */
const importing = (page: Page, address: string) =>
  page.evaluate(
    (from) =>
      import(from).then(
        () => 'ran',
        (error: Error) => error.name,
      ),
    address,
  )

/** The page as it comes, but under these headers only. */
async function under(page: Page, path: string, keep: (headers: Record<string, string>) => Record<string, string>) {
  await page.route(
    (url) => url.pathname === path,
    async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': _c, 'integrity-policy': _i, ...others } = response.headers()
      await route.fulfill({ response, headers: { ...others, ...keep(response.headers()) } })
    },
  )
  await page.goto(path)
}

journey(
  '[W2] a script of another origin is not imported: not under both policies, not under the second alone',
  { mayComplain: /^policy: script-src|violates the following|Refused to load|Failed to fetch/ },
  async ({ page, open, context }) => {
    // A page that came through the test is of no address space, from which a browser asks before it goes to this machine.
    await context.grantPermissions(['local-network-access'])
    const evil = `${stranger.origin}/evil.js`
    await under(page, '/stores', () => ({}))
    expect(await importing(page, `${evil}?control`)).toBe('ran')

    await page.unrouteAll()
    stranger.forget()
    await open('/stores')
    expect(await importing(page, evil)).toBe('TypeError')
    await under(page, '/stores', (headers) => {
      const [, second = ''] = headers['content-security-policy']?.split(', ') ?? []
      return { 'content-security-policy': second }
    })
    expect(await importing(page, evil)).toBe('TypeError')
    expect(stranger.asked).toEqual([])
  },
)

journey(
  '[W3] a script of ours whose integrity nobody knows is not run: the integrity policy alone refuses it',
  { mayComplain: /Integrity-Policy|integrity|dynamically imported module|ERR_BLOCKED/i },
  async ({ page }) => {
    const { entry } = await rowOf('orders')
    const unknown = `${entry}?nobody=knows-this`
    await under(page, '/stores', () => ({}))
    expect(await importing(page, `${unknown}&control`)).toBe('ran')

    await page.unrouteAll()
    await under(page, '/stores', (headers) => ({ 'integrity-policy': headers['integrity-policy'] ?? '' }))
    expect(await importing(page, unknown)).toBe('TypeError')
    await page.locator('head').evaluate((head, src) => {
      const script = head.ownerDocument.createElement('script')
      script.onerror = () => script.setAttribute('data-came', 'refused')
      script.onload = () => script.setAttribute('data-came', 'ran')
      head.append(Object.assign(script, { src, type: 'module' }))
    }, unknown)
    const element = page.locator('script[data-came]')
    await element.waitFor({ state: 'attached' })
    expect(await element.getAttribute('data-came')).toBe('refused')
    provoke('integrity', 'script-src', 4)
  },
)
