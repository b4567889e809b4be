import { beforeAll, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'

let url: string
let article: Article
beforeAll(async () => {
  url = (await platform()).url
  article = await anArticle(url)
}, 180_000)

/** Somebody with so many in the cart: the cookie they are known by. Whoever is told that it did not work comes as somebody else. */
function withPieces(quantity: number): Promise<string> {
  return eventually(async () => {
    const response = await fetch(`${url}/forms/cart/lines`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ sku: article.sku, quantity: String(quantity) }),
    })
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe('/cart')
    return response.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  })
}

async function read(path: string, cookie: string) {
  const response = await fetch(url + path, { headers: { accept: 'text/html', cookie } })
  return { response, html: await response.text() }
}

/** Where two pages differ first, but for the trace under which each was made; nothing when they do not. */
function differenceOf(one: string, other: string): string {
  const [first, second] = [one, other].map((html) => html.replaceAll(/\b[0-9a-f]{32}\b|\b[0-9a-f]{16}\b/g, 'id'))
  if (first === second) return ''
  const at = [...(first ?? '')].findIndex((letter, i) => letter !== second?.[i])
  return [first, second].map((html) => html?.slice(Math.max(0, at - 100), at + 100)).join('\n')
}

test('public pages are the same for two shoppers with different carts, byte by byte', async () => {
  const [one, other] = await Promise.all([withPieces(2), withPieces(5)])
  const secret = one.split('=')[1] ?? 'no cookie'
  for (const path of ['/', '/category/lighting', '/search?q=lamp', `/product/${article.productId}`, '/stores']) {
    await read(path, '')
    const [first, second, nobody] = await eventually(async () => {
      const reads = [await read(path, one), await read(path, other), await read(path, '')] as const
      // Before a page is kept its head may be sent before the rest is known; from then on a page is what it is.
      expect(
        reads.map(({ response }) => response.headers.get('x-cache')),
        path,
      ).toEqual(['hit', 'hit', 'hit'])
      return reads
    })
    expect(differenceOf(second.html, first.html), path).toBe('')
    expect(differenceOf(nobody.html, first.html), path).toBe('')
    expect(first.html, path).not.toContain(secret)
    expect(first.html, path).not.toMatch(/Cart, \d+ item/)
    expect(first.response.headers.get('cache-control'), path).toBe('no-cache')
    expect(first.response.headers.getSetCookie(), path).toEqual([])
  }
})

const quantity = /name="quantity"[^>]*value="(\d+)"|value="(\d+)"[^>]*name="quantity"/

test('a cart is everybody’s own, also in the second it is asked for, and kept nowhere', async () => {
  const [one, other] = await Promise.all([withPieces(2), withPieces(5)])
  const quantities = await Promise.all(
    [one, other, one, other].map(async (cookie) => {
      const { response, html } = await eventually(async () => {
        const cart = await read('/cart', cookie)
        expect(cart.html, 'the cart, drawn by the server').toMatch(quantity)
        return cart
      })
      expect(response.headers.get('cache-control')).toContain('no-store')
      expect(response.headers.get('x-cache')).toBe('bypass')
      expect(response.headers.get('etag')).toBeNull()
      expect(html).toContain(article.name)
      return quantity.exec(html)?.slice(1).find(Boolean)
    }),
  )
  expect(quantities).toEqual(['2', '5', '2', '5'])
  expect((await read('/cart', '')).html).not.toContain(article.name)
})

test('somebody else’s order is not there, in markup or in state', async () => {
  const [path, cookie] = [`/orders/${crypto.randomUUID()}`, await withPieces(1)]
  // While the back end still looks for it the head is on its way, with a status that cannot be taken back.
  const { response, html } = await eventually(async () => {
    const answer = await read(path, cookie)
    expect(answer.response.status).toBe(404)
    return answer
  })
  expect(response.headers.get('cache-control')).toContain('no-store')
  expect(html).toContain('<h1')
})
