import { expect } from 'bun:test'
import type { Fetch } from '@galleria/ui'
import { type DrawnPage, drawAtHydration, drawOnServer, type PageToDraw } from './draw-page.ts'
import { serverBuild } from './server-build.ts'
import { type Shop, shopThat } from './shop-around.ts'

const routes = {
  'cart-page': '/cart',
  'orders-page': '/orders',
  'order-page': '/orders/:orderId',
  'thanks-page': '/orders/:orderId/thanks',
  'buy-button': '/product/:productId',
}

export type BuiltPages = Awaited<ReturnType<typeof builtPages>>

/** The pages of this frontend as they are published for servers. Building them takes seconds, so it is done once. */
export async function builtPages() {
  const { load, remove } = await serverBuild()

  /** A page as the server draws it; and it is the one that a browser draws when it takes it over, asking for nothing. */
  async function page(
    expose: keyof typeof routes,
    address: string,
    shop: Shop,
    more: Partial<PageToDraw> = {},
  ): Promise<DrawnPage> {
    const { default: component } = await load(expose)
    const given = { component, route: routes[expose], address, fetch: shopThat(shop), ...more }
    const drawn = await drawOnServer(given)
    const asked: string[] = []
    const fetch: Fetch = async (path) => {
      asked.push(path)
      return Response.error()
    }
    expect(await drawAtHydration({ ...given, fetch }, drawn)).toBe(drawn.html)
    expect(asked).toEqual([])
    return drawn
  }

  return { load, page, remove }
}
