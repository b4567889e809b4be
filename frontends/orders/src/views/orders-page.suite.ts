import { beforeAll, expect, test } from 'bun:test'
import type { Session } from '@galleria/contracts/web'
import type { BuiltPages } from '../testing/built-pages.ts'
import { textOf } from '../testing/read-html.ts'
import { anOrder, history, reader, refused } from '../testing/shop-around.ts'

/** The history of orders, as it comes from the server to each kind of reader. */
export function ordersPageSuite(built: () => BuiltPages): void {
  let page: BuiltPages['page']
  beforeAll(() => {
    page = built().page
  })

  test('the history stands in the page, and older orders are a link away', async () => {
    const { html, status, head } = await page('orders-page', '/orders', {
      '/orders': { ...history, nextCursor: 'before-January' },
    })
    const older = await page('orders-page', '/orders?from=before-January', { '/orders': history })

    expect(textOf(html)).toContain(history.orders[0]?.orderNumber as string)
    expect(html).toContain('href="/orders?from=before-January"')
    expect([status, head?.hidden]).toEqual([200, true])
    expect(older.html).toContain('href="/orders"')
    expect([...older.answers.keys()]).toContain('orders:en:before-January')
  })

  test('no orders yet, and orders nobody can tell of', async () => {
    expect(textOf((await page('orders-page', '/orders', { '/orders': { orders: [] } })).html)).toContain(
      'No orders yet',
    )
    expect((await page('orders-page', '/orders', {})).status).toBe(503)
    expect((await page('orders-page', '/orders?from=x', { '/orders': refused('invalid-request') })).status).toBe(400)
  })

  test('a guest is told which orders are shown and where the others are; a user is not', async () => {
    for (const orders of [[], history.orders]) {
      const shown = async (session: Session) =>
        (await page('orders-page', '/orders', { '/orders': { orders }, '/session': session })).html
      const [guest, user] = [await shown(reader.guest), await shown(reader.shopper)]

      expect(textOf(guest)).toContain('As a guest you see what was ordered in this browser')
      expect(guest).toContain('href="/session/sign-in?return=%2Forders"')
      expect(textOf(user)).not.toContain('As a guest')
      expect(user).not.toContain('/session/sign-in')
    }
  })

  test('a page whose session has ended says so, and leads to signing in instead of trying again', async () => {
    const { html, status } = await page('orders-page', '/orders', { '/orders': refused('not-authenticated') })

    expect(textOf(html)).toContain('Please sign in again')
    expect(html).toContain('href="/session/sign-in?return=%2Forders"')
    expect(textOf(html)).not.toContain('Try again')
    expect(status).toBe(401)
  })

  test('who helps customers opens an order by what they read out, also without scripts', async () => {
    const shop = { '/orders': { orders: [] }, '/session': reader.support }
    const asked = async (text: string) =>
      (await page('orders-page', `/orders?${new URLSearchParams({ order: text })}`, shop)).html

    expect((await page('orders-page', '/orders', shop)).html).toContain('name="order"')
    expect(await asked(`https://shop.example${anOrder}`)).toContain(`href="${anOrder}"`)
    expect(textOf(await asked('G-7K3F-92QD'))).toContain('no order’s id in this')
    expect((await page('orders-page', '/orders', { ...shop, '/session': reader.shopper })).html).not.toContain(
      'name="order"',
    )
  })
}
