import { afterAll, beforeAll, expect } from 'bun:test'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'
import { journey, type Visit } from '../support/browser.ts'
import { platform } from '../support/platform.ts'
import { withEdition } from '../support/publication.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { type Listeners, openListeners, openStranger, type Stranger } from '../support/stranger.ts'
import { atTheTill } from './till.ts'

let article: Article
let stranger: Stranger
let listeners: Listeners
beforeAll(async () => {
  article = await anArticle((await platform()).url)
  stranger = openStranger({ '/popup': '<title>a stranger</title>', '/left': '<title>a stranger</title>' })
  listeners = await openListeners()
}, 180_000)
afterAll(() => Promise.all([stranger.close(), listeners.close()]))

/** Most of what a hostile remote tries the browser complains of. */
const visitor = { mayComplain: /^/ } as const
const documentation = join(import.meta.dir, '../../docs/security/hostile-remote.md')

type Outcomes = Readonly<Record<string, 'done' | 'refused'>>

/** A remote that its own team, or whoever has got into its build, has turned against the shop: signed, and known to the page. */
async function withHostileRemote(
  { shop, context }: Visit,
  work: (outcomes: Promise<Outcomes>) => Promise<void>,
): Promise<void> {
  const built = await Bun.build({ entrypoints: [join(import.meta.dir, '../support/page/hostile.ts')], format: 'iife' })
  const told = { stranger: stranger.origin, connection: listeners.connection, peer: listeners.peer }
  const constants = Object.entries(told).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};`)
  const hostile = `;(() => { ${constants.join('')} ${await built.outputs[0]?.text()} })();`
  const { promise, resolve } = Promise.withResolvers<Outcomes>()
  await context.exposeFunction('hostileDone', resolve)
  const entry = (code: string) => `${code}\n${hostile}`
  await withEdition(shop, 'orders', { entry }, async ({ build }) => {
    await eventually(async () => expect(await (await fetch(shop.url)).text()).toContain(build), { withinMs: 10_000 })
    stranger.forget()
    listeners.forget()
    await work(promise)
  })
}

/** The table of the documentation: what is tried, and whether it comes through. */
async function documented(): Promise<Readonly<Record<string, string>>> {
  const rows = (await Bun.file(documentation).text()).matchAll(/^\| ([^|]+?) +\| (\*\*yes\*\*|no|not seen) +\|/gm)
  return Object.fromEntries([...rows].map(([, tried = '', through = '']) => [tried, through.replaceAll('*', '')]))
}

/** What leads away from the page, tried by code of the page that somebody has just clicked in. */
async function awayFrom({ context }: Visit): Promise<Readonly<Record<string, string>>> {
  const page = await context.newPage()
  await page.goto('/stores')
  const opening = context.waitForEvent('page')
  await page.locator('html').evaluate(({ ownerDocument: { defaultView } }, address) => {
    defaultView?.addEventListener('click', () => void defaultView.open(address), { once: true })
  }, `${stranger.origin}/popup?what-it-has-seen`)
  await page.mouse.click(20, 300)
  const popup = await opening
  await popup.waitForLoadState('domcontentloaded')
  const reaches = await popup.locator('html').evaluate((html) => html.ownerDocument.defaultView?.opener !== null)
  await popup.close()

  const leaving = `${stranger.origin}/left?what-it-has-seen`
  await page.locator('html').evaluate((html, address) => html.ownerDocument.location.assign(address), leaving)
  await page.waitForURL(`${stranger.origin}/**`)
  await page.close()
  return {
    'send it by a window that a click opens': came('/popup') ? 'yes' : 'no',
    'reach the shop from that window': reaches ? 'yes' : 'no',
    'send it by leaving the page': came('/left') ? 'yes' : 'no',
  }
}

const came = (path: string) => stranger.asked.some((asked) => asked.startsWith(path))

journey('[W6] what a hostile remote can do, and what not, is what the documentation says', visitor, (visit) =>
  withHostileRemote(visit, async (outcomes) => {
    await atTheTill(visit, article)
    const tried = Object.entries(await outcomes)
    // Whatever the hostile code believes: nobody was told anything.
    expect(stranger.asked).toEqual([])
    const away = await awayFrom(visit)
    const seen = (): Readonly<Record<string, string>> => ({
      ...Object.fromEntries(tried.map(([name, outcome]) => [name, outcome === 'done' ? 'yes' : 'no'])),
      'send it by a call to a peer': listeners.heard.has('peer') ? 'yes' : 'no',
      'send it by a connection opened ahead': listeners.heard.has('connection') ? 'yes' : 'not seen',
      ...away,
    })
    const expected = await documented()
    await eventually(() => expect(seen()).toEqual(expected))
  }),
)

/** Takes the policies from a page on its way, so that it can be seen that it was they who refused. */
async function withoutPolicies(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname === '/checkout',
    async (route) => {
      const response = await route.fetch()
      const { 'content-security-policy': _c, 'integrity-policy': _i, ...headers } = response.headers()
      await route.fulfill({ response, headers })
    },
  )
}

/** Ways out that a page without our policies leaves open, as paths at the stranger. */
const waysOut = [
  'import.js',
  'script.js',
  'fetch',
  'xhr',
  'beacon',
  'socket',
  'events',
  'picture',
  'style',
  'sheet.css',
  'font',
  'video',
  'prefetch',
  'preload',
  'speculation',
  'frame',
  'object',
]

journey('[W6] without the policies of the page the same remote gets everything out', visitor, (visit) =>
  withHostileRemote(visit, async (outcomes) => {
    const { page, context } = visit
    await context.grantPermissions(['local-network-access'])
    let formsSent = 0
    // A page of status 204 is none: the browser stays where it is.
    await page.route(`${stranger.origin}/form?*`, (route) => {
      formsSent += 1
      return route.fulfill({ status: 204 })
    })
    await withoutPolicies(page)
    await atTheTill(visit, article)
    const tried = await outcomes

    await eventually(() => expect(waysOut.filter((way) => !came(`/${way}?`))).toEqual([]))
    await eventually(() => expect(formsSent).toBeGreaterThan(0))
    expect([tried['run a text as code'], tried['write markup into the page']]).toEqual(['done', 'done'])
    expect(listeners.heard.has('connection')).toBe(false)
  }),
)
