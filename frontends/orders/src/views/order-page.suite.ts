import { beforeAll, expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { OrderPage, Session } from '@galleria/contracts/web'
import type { BuiltPages } from '../testing/built-pages.ts'
import { orderIn } from '../testing/order-states.ts'
import { parcelIn } from '../testing/parcels.ts'
import { textOf } from '../testing/read-html.ts'
import { anOrder, reader, refused, stores } from '../testing/shop-around.ts'

const [store] = stores.stores.state === 'fresh' ? stores.stores.data : []

/** An order and its thanks, as they come from the server in every state of the order. */
export function orderPageSuite(built: () => BuiltPages): void {
  let page: BuiltPages['page']
  beforeAll(() => {
    page = built().page
  })

  test('an order that a guest does not find may be an account’s, and the way there comes back', async () => {
    const lost = async (session: Session) =>
      (await page('order-page', anOrder, { [anOrder]: refused('order-unknown'), '/session': session })).html

    expect(await lost(reader.guest)).toContain(`href="/session/sign-in?return=${encodeURIComponent(anOrder)}"`)
    expect(await lost(reader.shopper)).not.toContain('/session/sign-in')
  })

  test('a customer’s order is shown for the record and for reading only, and one’s own as always', async () => {
    for (const locale of ['en', 'ko'] as const) {
      const seen = async (order: OrderPage) =>
        (await page('order-page', anOrder, { [anOrder]: order, '/session': reader.support }, { locale })).html
      const [customers, own] = [
        await seen({ ...orderIn.confirmed, seenAs: 'support' }),
        await seen(orderIn.confirmed as Order),
      ]

      expect(textOf(customers)).toContain(locale === 'en' ? 'this look is recorded' : '이 조회는 기록됩니다')
      expect(customers).not.toContain('data-cancel')
      expect(customers).not.toContain('<dialog')
      expect(textOf(own)).not.toContain(locale === 'en' ? 'recorded' : '기록됩니다')
      expect(own).toContain('data-cancel')
    }
  })

  for (const [state, order] of Object.entries(orderIn) as [string, Order][]) {
    test(`an order that is ${state} stands in its pages as it is`, async () => {
      for (const locale of ['en', 'ko'] as const) {
        const { html, status, head } = await page('order-page', anOrder, { [anOrder]: order }, { locale })
        const thanks = await page('thanks-page', `${anOrder}/thanks`, { [anOrder]: order }, { locale })

        expect(textOf(html)).toContain(order.orderNumber)
        expect([status, head?.hidden]).toEqual([200, true])
        expect(thanks.html).toContain('<h1')
        expect(thanks.status).toBe(200)
      }
    })
  }

  test('without scripts one looks again by a link, as long as something may happen', async () => {
    const link = `href="/orders/${orderIn.shipped.orderId}"`

    expect((await page('order-page', anOrder, { [anOrder]: orderIn.shipped })).html).toContain(link)
    expect((await page('order-page', anOrder, { [anOrder]: orderIn.delivered })).html).not.toContain(link)
  })

  test('an order nobody knows is a 404, and one nobody can tell of a 503', async () => {
    for (const expose of ['order-page', 'thanks-page'] as const) {
      const address = expose === 'order-page' ? anOrder : `${anOrder}/thanks`
      const unknown = await page(expose, address, { [anOrder]: refused('order-unknown') })

      expect(textOf(unknown.html)).toContain('We do not know this order')
      expect(unknown.status).toBe(404)
      expect((await page(expose, address, {})).status).toBe(503)
    }
  })

  test('the store of a pick-up is named, and the order is there without it', async () => {
    const picked: Order = { ...orderIn.confirmed, delivery: { kind: 'pickup', storeId: store?.storeId ?? '' } }
    const named = await page('order-page', anOrder, { [anOrder]: picked, '/pages/stores': stores })
    const unnamed = await page('order-page', anOrder, { [anOrder]: picked })

    expect(textOf(named.html)).toContain(store?.name as string)
    expect(textOf(unnamed.html)).toContain('In the store you chose.')
    expect(unnamed.status).toBe(200)
  })

  test('the packages of an order stand in its page as the server draws it, each with what is in it and where it was seen', async () => {
    const order: OrderPage = { ...orderIn.shipped, parcel: parcelIn.onItsWay }
    const english = textOf((await page('order-page', anOrder, { [anOrder]: order })).html)
    expect(english).toContain('Your 2 packages')
    for (const words of ['Package 1 of 2', 'Package 2 of 2', 'GP-4471-0098', 'GP-4471-0099', 'Leipzig'])
      expect(english).toContain(words)
    const korean = textOf((await page('order-page', anOrder, { [anOrder]: order }, { locale: 'ko' })).html)
    expect(korean).toContain('상자 2/2')
  })

  test('without shipping the page of an order says so quietly, and an order that is settled no more says nothing', async () => {
    const said = async (order: OrderPage) => textOf((await page('order-page', anOrder, { [anOrder]: order })).html)
    expect(await said({ ...orderIn.shipped, parcelUnknown: true })).toContain('We cannot see your packages just now')
    expect(await said(orderIn.confirmed)).toContain('as soon as they are packed')
    for (const state of ['pending', 'declined', 'delivered'] as const)
      expect(await said(orderIn[state])).not.toContain('package')
  })
}
