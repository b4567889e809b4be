import { afterAll, beforeAll, expect, test } from 'bun:test'
import { createApi, sessionKey } from '@galleria/ui'
import { type BuiltPages, builtPages } from '../testing/built-pages.ts'
import { orderIn } from '../testing/order-states.ts'
import { formsIn, textOf } from '../testing/read-html.ts'
import { cartOf, lamps } from '../testing/samples.ts'
import { anOrder, history, type Shop, shopThat } from '../testing/shop-around.ts'
import { cartPageSuite } from './cart-page.suite.ts'
import { orderPageSuite } from './order-page.suite.ts'
import { ordersPageSuite } from './orders-page.suite.ts'

let built: BuiltPages
beforeAll(async () => {
  built = await builtPages()
}, 60_000)
afterAll(() => built.remove())

// One build for all of them.
cartPageSuite(() => built)
ordersPageSuite(() => built)
orderPageSuite(() => built)

test('what is asked for ahead of a visit is what the page would ask for, and a refusal is not kept', async () => {
  const shop = { '/cart': cartOf([lamps]), '/orders': history, [anOrder]: orderIn.confirmed }
  for (const [expose, address] of [
    ['cart-page', '/cart'],
    ['orders-page', '/orders'],
    ['orders-page', '/orders?from=before-January'],
    ['order-page', anOrder],
  ] as const) {
    const { prefetch } = await built.load(expose)
    const ahead = async (given: Shop) => {
      const kept = new Map<string, unknown>()
      const { pathname, searchParams } = new URL(address, 'http://shop.example')
      await prefetch?.({
        params: { orderId: pathname.split('/')[2] ?? '' },
        query: Object.fromEntries(searchParams),
        locale: 'en',
        api: createApi(shopThat(given)),
        keep: (key, answer) => void kept.set(key, answer),
      })
      return kept
    }

    const answers = new Map((await built.page(expose, address, shop)).answers)
    // Who is here is known to the whole page by then.
    answers.delete(sessionKey)
    expect(await ahead(shop)).toEqual(answers)
    expect(await ahead({})).toEqual(new Map())
  }
})

test('the buy button is a form with what is bought and how many, and no form when there is nothing', async () => {
  const button = async (available: number | undefined) => {
    const props = { sku: lamps.sku, productName: lamps.productName, available }
    return (await built.page('buy-button', '/product/oslo-table-lamp', {}, { props })).html
  }

  expect(formsIn(await button(5))).toEqual([['/forms/cart/lines', { sku: lamps.sku, quantity: '1' }]])
  expect(formsIn(await button(undefined))).toHaveLength(1)
  expect(await button(0)).not.toContain('<form')
  expect(textOf(await button(0))).toContain('Sold out for now')
})

test('what is said to those without scripts reads the same for browsers that do not read it', async () => {
  for (const locale of ['en', 'ko'] as const) {
    const cart = await built.page('cart-page', '/cart', { '/cart': cartOf([lamps]) }, { locale })
    const order = await built.page('order-page', anOrder, { [anOrder]: orderIn.confirmed }, { locale })
    const notes = [...`${cart.html}${order.html}`.matchAll(/<noscript[^>]*>(.*?)<\/noscript>/gs)].map(
      ([, note]) => note,
    )

    expect(notes).toHaveLength(2)
    // A browser with scripts keeps the source as it is, so nothing in it may be written as an entity.
    for (const note of notes) expect(note).toMatch(/^[^<>&]+$/)
  }
})
