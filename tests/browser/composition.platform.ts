import { beforeAll, expect } from 'bun:test'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import type { Response } from 'playwright-core'
import { journey } from '../support/browser.ts'
import { settled, shopperAt } from '../support/in-page.ts'
import { putIntoCart } from '../support/orders.ts'
import { platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { pressUntilThere } from './again.ts'

let article: Article
beforeAll(async () => {
  article = await anArticle((await platform()).url)
}, 180_000)

const ordersScripts = '**/frontends/orders/**'
/** A script that does not come is a line on the console, and so is what the fence makes of it. */
const scriptsFail = /ERR_FAILED|ERR_ABORTED|Failed to fetch dynamically imported module|RUNTIME-|\[orders\//

/** A word that only the library itself has in it, once it is built. */
const marks = { vue: 'data-v-app', 'vue-router': 'beforeRouteLeave' } as const

journey('three frontends on one page share one vue and one router', {}, async ({ page, open }) => {
  const scripts: Response[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).pathname.endsWith('.js')) scripts.push(response)
  })
  await open(`/product/${article.productId}`)
  await page.getByRole('button', { name: 'Add to cart' }).waitFor()
  await page.getByRole('link', { name: 'Cart, empty' }).waitFor()

  await settled(page)
  const loaded = await Promise.all(
    scripts.map(async (script) => ({ path: new URL(script.url()).pathname, text: await script.text() })),
  )
  expect(new Set(loaded.map(({ path }) => path.split('/')[2]))).toContain('orders')
  for (const mark of Object.values(marks)) {
    expect(loaded.filter(({ text }) => text.includes(mark)).map(({ path }) => path.split('/')[2])).toEqual(['shell'])
  }
  for (const library of Object.keys(marks)) {
    expect(await page.evaluate(sharedOnPage, library)).toEqual({ hosts: ['shell'], copies: 1, same: true })
  }
})

journey(
  'the key B shows who drew what and in which build, and not while somebody types',
  {},
  async ({ page, open }) => {
    await open(`/product/${article.productId}`)
    await page.getByRole('button', { name: 'Add to cart' }).waitFor()
    const labels = page.locator('[data-owner]')
    await page.getByRole('combobox', { name: 'Search' }).press('b')
    expect(await labels.count()).toBe(0)

    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('b')
    await page
      .getByText(/^Boundaries shown: \d+ parts$/)
      .first()
      .waitFor()
    const texts = await labels.allTextContents()
    for (const part of [
      /^shell$/,
      /^catalog · product-page · \w{8}$/,
      /^orders · mini-cart · /,
      /^orders · buy-button · /,
    ])
      expect(
        texts.some((text) => part.test(text)),
        texts.join('\n'),
      ).toBe(true)

    await page.keyboard.press('b')
    expect(await labels.count()).toBe(0)
  },
)

journey(
  'orders cannot be loaded: the rest of the page works, and it comes when it can',
  { mayComplain: scriptsFail },
  async ({ page, open }) => {
    await page.route(ordersScripts, (route) => route.abort())
    await open(`/product/${article.productId}`)
    await page.getByText('This part did not load').waitFor()
    await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
    expect(await page.getByRole('banner').getByRole('link', { name: 'Cart' }).getAttribute('href')).toBe('/cart')

    await page.unroute(ordersScripts)
    await pressUntilThere(page, page.getByRole('button', { name: 'Add to cart' }))
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await page.getByText('In your cart', { exact: true }).waitFor()
  },
)

journey(
  'orders fails in the middle of a visit: its page explains itself, and recovers',
  { mayComplain: scriptsFail },
  async ({ page, open }) => {
    await open('/')
    await putIntoCart(shopperAt(page), article.sku)
    await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).waitFor()
    await page.route(ordersScripts, (route) => route.abort())
    await page.getByRole('banner').getByRole('link', { name: /^Cart/ }).click()
    await page.getByRole('heading', { level: 1, name: 'This page did not load' }).waitFor()
    await page.getByRole('combobox', { name: 'Search' }).waitFor()

    await page.unroute(ordersScripts)
    await pressUntilThere(page, page.getByRole('heading', { level: 1, name: 'Your cart' }))
  },
)

journey(
  'orders is switched off in the registry: it says so, and opens again with it',
  { mayComplain: /503 .*\/cart\)/ },
  async ({ shop, page, open }) => {
    const registry = (verb: 'disable' | 'enable') => changeRegistry(verb, join(shop.data, 'frontends'))
    const isOpen = async () => {
      const response = await fetch(`${shop.url}/api/web/frontends`)
      const { remotes } = (await response.json()) as { remotes: { name: string; enabled: boolean }[] }
      return remotes.find(({ name }) => name === 'orders')?.enabled
    }
    await registry('disable')
    try {
      await eventually(async () => expect(await isOpen()).toBe(false))
      await open('/cart')
      await page.getByRole('heading', { level: 1, name: 'This part of the shop is closed just now' }).waitFor()
      await open(`/product/${article.productId}`)
      await page.getByRole('heading', { level: 1, name: article.name }).waitFor()
      await page.getByText('This part of the shop is closed just now').waitFor()
    } finally {
      await registry('enable')
    }
    await eventually(async () => expect(await isOpen()).toBe(true))
    await pressUntilThere(page, page.getByRole('button', { name: 'Add to cart' }))
  },
)

journey('language and theme are changed on the spot, and still so after a reload', {}, async ({ page, open }) => {
  await open('/cart')
  await page.getByRole('button', { name: '한국어' }).click()
  await page.getByRole('heading', { level: 1, name: '장바구니가 비어 있습니다' }).waitFor()
  for (const chosen of ['기기 설정', '밝게']) await page.getByRole('button', { name: `테마: ${chosen}` }).click()
  const root = page.locator('html')
  const look = async () => [await root.getAttribute('lang'), await root.getAttribute('data-theme')]
  expect(await look()).toEqual(['ko', 'dark'])
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '장바구니가 비어 있습니다' }).waitFor()
  expect(await look()).toEqual(['ko', 'dark'])
})

/** What an operator types. */
async function changeRegistry(verb: 'disable' | 'enable', folder: string): Promise<void> {
  const script = join(import.meta.dir, '../../infra/frontends/registry.ts')
  const env = { ...process.env, FRONTENDS_DIR: folder }
  const child = Bun.spawn([process.execPath, script, verb, 'orders'], { env, stdout: 'ignore', stderr: 'inherit' })
  expect(await child.exited).toBe(0)
}

/** Runs in the page: who hosts the federation, how many copies of a library it offers, and whether remotes run on that one. */
function sharedOnPage(library: string): { hosts: string[]; copies: number; same: boolean } {
  interface Host {
    readonly name: string
    readonly shareScopeMap: { default: Record<string, Record<string, { readonly lib: () => unknown }>> }
  }
  const { __FEDERATION__, __mf_module_cache__ } = globalThis as unknown as {
    __FEDERATION__: { __INSTANCES__: Host[] }
    __mf_module_cache__: { share: Record<string, unknown> }
  }
  const hosts = __FEDERATION__.__INSTANCES__
  const offers = hosts.flatMap(({ shareScopeMap }) => Object.values(shareScopeMap.default[library] ?? {}))
  const used = __mf_module_cache__.share[`default:${library}`]
  return { hosts: hosts.map(({ name }) => name), copies: offers.length, same: offers[0]?.lib() === used }
}
