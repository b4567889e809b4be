import { afterAll, beforeAll, expect, test } from 'bun:test'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import type { FrameLocator } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { type Platform, platform } from '../support/platform.ts'
import { point, publishedOn, publisherHere } from '../support/publication.ts'
import { scrape, sumOf } from '../support/scrape.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { openStranger, type Stranger } from '../support/stranger.ts'
import { provoke } from '../support/violations.ts'
import { atTheTill, cardField } from './till.ts'

let shop: Platform
let article: Article
let stranger: Stranger
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
  stranger = openStranger()
}, 180_000)
afterAll(() => stranger.close())

const metricOf = async (name: string, labels: Readonly<Record<string, string>>) =>
  sumOf(await scrape(shop.admin('gateway', '/metrics')), name, labels)

journey(
  '[W8] what a policy has refused is reported by the browser itself, and nothing about the shopper goes along',
  { mayComplain: /img-src|Content Security Policy/ },
  async ({ page, open }) => {
    const reported = () => metricOf('galleria_policy_violations_reported_total', { kind: 'csp', directive: 'img-src' })
    const before = await reported()
    await open('/search?q=secret-wish')
    await page.locator('body').evaluate((body, src) => {
      const picture = body.ownerDocument.createElement('img')
      picture.src = src
      body.append(picture)
    }, `${stranger.origin}/picture?mail=mina@example.com`)

    await eventually(async () => expect(await reported()).toBeGreaterThan(before), { withinMs: 15_000 })
    const line = await eventually(async () => {
      const told = (await shop.log('gateway')).find(
        (one) => one.includes('a browser refused something') && one.includes(stranger.origin),
      )
      if (told === undefined) throw new Error('the gateway has not told of it')
      return told
    })
    expect(JSON.parse(line)).toMatchObject({ directive: 'img-src', blocked: stranger.origin, page: '/search' })
    expect(line).not.toMatch(/secret-wish|mina|headless/i)
    expect(stranger.asked).toEqual([])
  },
)

journey(
  '[W7] a form leads to the shop and from there to where people sign in, and nowhere else',
  { mayComplain: /form-action|Content Security Policy|status of 404/ },
  async ({ page, open }) => {
    const policy = (await fetch(shop.url, { headers: { accept: 'text/html' } })).headers.get('content-security-policy')
    const [, identity = ''] = /form-action 'self' (\S+?);/.exec(policy ?? '') ?? []
    expect(identity).toMatch(/^https?:\/\//)
    await page.route('**/forms/lead-on?*', (route) => {
      const location = new URL(route.request().url()).searchParams.get('to') ?? ''
      return route.fulfill({ status: 303, headers: { location } })
    })
    const submit = async (to: string) => {
      await open('/stores')
      await page.locator('body').evaluate(
        (body, action) => {
          const form = body.ownerDocument.createElement('form')
          Object.assign(form, { method: 'post', action })
          body.append(form)
          form.submit()
        },
        `/forms/lead-on?to=${encodeURIComponent(to)}`,
      )
    }

    await submit(`${identity}/arrived`)
    await page.waitForURL(`${identity}/arrived`)
    const refused = page.waitForEvent('console', (message) => message.text().includes('form-action'))
    await submit(`${stranger.origin}/phishing`)
    await refused
    expect(stranger.asked).toEqual([])
  },
)

journey('[W7] the till listens to the card field only, and the card field to the till', {}, async (visit) => {
  const { page } = visit
  await atTheTill(visit, article)
  const field = cardField(page)
  await field.getByLabel('Card number').waitFor()
  const frame = page.locator('iframe')
  const height = () => frame.evaluate(({ style }) => (style as { height: string }).height)
  const resize = (pixels: number) => ({ type: 'psp:resize', height: pixels })
  const fromField = (message: object) =>
    field
      .locator('html')
      .evaluate(({ ownerDocument: { defaultView } }, said) => defaultView?.parent.postMessage(said, '*'), message)
  /** Says something to a window from within itself; resolves when everybody there has heard it. */
  const toItself = (where: Pick<FrameLocator, 'locator'>, message: object) =>
    where.locator('html').evaluate(
      ({ ownerDocument: { defaultView: view } }, said) =>
        new Promise<void>((heard) => {
          view?.addEventListener('message', () => view.setTimeout(heard), { once: true })
          view?.postMessage(said, '*')
        }),
      message,
    )

  await fromField(resize(901))
  await eventually(async () => expect(await height()).toBe('901px'))
  await toItself(page, resize(902))
  await toItself(field, { type: 'psp:submit' })
  expect(await height()).toBe('901px')
  expect(await field.getByRole('alert').count()).toBe(0)
})

journey(
  '[W7] the card field is in no other page, nor is the shop',
  { mayComplain: /frame-ancestors|X-Frame-Options|ERR_BLOCKED|refused to/i },
  async ({ page, context, open }) => {
    await open('/')
    const field = await fetch(`${shop.url}/api/web/checkout/payment-field`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'x-galleria-request': '1' },
    })
    const { url } = (await field.json()) as { url: string }
    for (const address of [shop.url, `${shop.url}/checkout`, url]) {
      const thief = openStranger({ '/': `<iframe src="${address}"></iframe>` })
      const other = await context.newPage()
      await other.goto(thief.origin)
      const [, framed] = other.frames()
      await eventually(() => expect(framed?.url()).toStartWith('chrome-error:'))
      await other.close()
      await thief.close()
    }
    // Seen from the shop's pages, which report it; the other page cannot look into the frame.
    provoke('csp', 'frame-ancestors', 4)
    expect(await page.title()).toContain('Galleria')
  },
)

/** Every kind of document of the platform that a browser shows, and who may frame it. */
test('[W7] every document says what it is, who may frame it and what it tells others of where one comes from', async () => {
  const field = await fetch(`${shop.url}/api/web/checkout/payment-field`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'x-galleria-request': '1' },
  })
  const { url } = (await field.json()) as { url: string }
  const documents = {
    home: `${shop.url}/`,
    cart: `${shop.url}/cart`,
    'not found': `${shop.url}/nowhere/at/all`,
    'the API’s reference': `${shop.url}/api/web/reference`,
    'signing in that failed': `${shop.url}/session/callback?error=access_denied`,
    'the card field': url,
  }
  const found: string[] = []
  for (const [name, address] of Object.entries(documents)) {
    const { headers } = await fetch(address, { headers: { accept: 'text/html' }, redirect: 'manual' })
    const policy = headers.get('content-security-policy') ?? ''
    const framedBy = name === 'the card field' ? shop.url : "'none'"
    for (const [what, isSo] of Object.entries({
      'a policy that begins with nothing': policy.includes("default-src 'none'"),
      'no inline script or eval': !/script-src[^;,]*'unsafe-(inline|eval)'/.test(policy),
      'who may frame it': policy.includes(`frame-ancestors ${framedBy}`),
      'no base of others': policy.includes("base-uri 'none'"),
      nosniff: headers.get('x-content-type-options') === 'nosniff',
      'a referrer policy': headers.has('referrer-policy'),
    }))
      if (!isSo) found.push(`${name} (${headers.get('content-type')}) lacks ${what}: ${policy.slice(0, 200)}`)
  }
  expect(found).toEqual([])
})

test('[W5] what somebody writes into the published folder is not shown, is counted, and stands in the health of who refused it', async () => {
  const file = join(shop.data, 'frontends/registry.json')
  const [before, good] = [await publishedOn(shop), await readFile(file, 'utf8')]
  const evil = { ...JSON.parse(good), remotes: before.remotes.map((row) => ({ ...row, enabled: false })) }
  const older = (await publisherHere(shop)).sign(evil, { version: 3 })
  const page = async () => (await fetch(shop.url, { headers: { accept: 'text/html' } })).text()
  try {
    for (const [forged, fault] of [
      [evil, 'bad-signature'],
      [older, 'rolled-back'],
      [{ ...evil, signed: undefined }, 'unsigned'],
    ] as const) {
      await writeFile(file, JSON.stringify(forged))
      for (const name of ['gateway', 'bff-web', 'renderer'] as const)
        await eventually(async () => {
          // Whoever is asked looks.
          await Promise.all(['/cart', '/api/web/frontends'].map((path) => fetch(shop.url + path)))
          const health = (await (await fetch(shop.admin(name, '/health'))).json()) as Health
          expect([health.status, health.details.frontends.refused?.fault]).toEqual(['up', fault])
        })
      expect(await page()).not.toContain('"enabled":false')
    }
    expect(await metricOf('galleria_publications_refused_total', { fault: 'rolled-back' })).toBeGreaterThan(0)
  } finally {
    await writeFile(file, good)
    await point(shop, before)
  }
  await eventually(async () => {
    await page()
    const health = (await (await fetch(shop.admin('gateway', '/health'))).json()) as Health
    expect(health.details.frontends.refused).toBeUndefined()
  })
})

interface Health {
  readonly status: string
  readonly details: { readonly frontends: { readonly refused?: { readonly fault: string } } }
}

journey(
  '[W5] a registry that came in with markup is not believed, and the page works with the published one',
  { mayComplain: /not the one that was published/ },
  async ({ page, open }) => {
    const { remotes } = await publishedOn(shop)
    const forged = JSON.stringify({
      version: 9_999_999_999,
      remotes: remotes.map((row) => ({ ...row, enabled: false })),
    })
    const script = `<script type="application/json" id="frontends-registry">${forged}</script>`
    await page.route(
      (url) => url.pathname === `/product/${article.productId}`,
      async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: (await response.text()).replace('<body>', `<body>${script}`) })
      },
    )
    const said = page.waitForEvent('console', (message) => message.text().includes('not the one that was published'))
    await open(`/product/${article.productId}`)
    await said
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByText('In your cart', { exact: true }).waitFor()
  },
)
