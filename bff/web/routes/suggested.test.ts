import { expect, test } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { ForYou, ProductPage, Together } from '@galleria/contracts/web'
import { appUnderTest, asMina, mina } from '../test/app-under-test.ts'
import type { Told } from '../test/fake-client.ts'
import { away, popular, recommendationsAway, sellsAllBut, suggests } from '../test/suggesting.ts'

const lamp = '/api/web/pages/product/oslo-table-lamp'
const cart = '/api/web/together?products=lamp,mug'
const withLamp = { kind: 'bought-with', productId: 'lamp' } as const
const told = (more: Told): Told => ({ ...sellsAllBut('gone'), ...more })
const togetherOf = async (response: Response) => Together.parse(await response.json()).together

test('what goes with a cart comes as cards, each with its reason in the words of the shop', async () => {
  const { get, asked } = appUnderTest({
    told: told({ 'recommendations.product.together': suggests('model', withLamp, 'gone', 'shade', 'bulb') }),
  })
  const together = await togetherOf(await get(cart))

  expect(together?.basis).toBe('model')
  expect(together?.asOf).toBeUndefined()
  expect(together?.products.map(({ name }) => name)).toEqual(['The shade', 'The bulb'])
  expect(together?.products[0]?.reason).toEqual({ ...withLamp, name: 'The lamp' })
  expect(asked.find(({ endpoint }) => endpoint === 'recommendations.product.together')?.request).toEqual({
    productIds: ['lamp', 'mug'],
    limit: 8,
  })
})

test('a reason that is not for sale any more has no name', async () => {
  const reason = { kind: 'bought-with', productId: 'gone' } as const
  const { get } = appUnderTest({
    told: told({ 'recommendations.product.together': suggests('model', reason, 'bulb') }),
  })

  expect((await togetherOf(await get(cart)))?.products[0]?.reason).toEqual(reason)
})

test('without the recommendations: what is popular, what was popular, nothing; and the page is never the poorer for it', async () => {
  const story = told({ ...recommendationsAway, 'recommendations.product.popular': popular('candle') })
  let nowMs = Date.UTC(2026, 0, 15)
  const clock = { ...realWorld.clock, now: () => nowMs, monotonic: () => nowMs }
  const { get } = appUnderTest({ told: story, world: { ...realWorld, clock } })
  expect(await togetherOf(await get(cart))).toMatchObject({ basis: 'popular', products: [{ productId: 'candle' }] })

  story['recommendations.product.popular'] = away
  nowMs += 10_000
  expect(await togetherOf(await get(cart))).toMatchObject({ basis: 'last-known', asOf: '2026-01-15T00:00:00.000Z' })

  const stranger = appUnderTest({ told: told({ ...recommendationsAway }) })
  const response = await stranger.get(cart)
  expect([response.status, await response.json()]).toEqual([200, {}])
})

test('without the catalogue, cards are those last seen, dated; with none seen there is nothing', async () => {
  const story = told({ 'recommendations.product.together': suggests('model', withLamp, 'bulb', 'shade') })
  const { get } = appUnderTest({ told: story })
  expect((await togetherOf(await get(cart)))?.asOf).toBeUndefined()
  story['catalog.product.list'] = away
  expect(await togetherOf(await get(cart))).toMatchObject({
    basis: 'model',
    asOf: expect.any(String),
    products: [{ productId: 'bulb', reason: { name: 'The lamp' } }, { productId: 'shade' }],
  })
  expect(await (await get(`${cart}&locale=ko`)).json()).toEqual({})
})

test('the product page says what goes with it and what may be bought instead, nothing twice, and asks once in a while', async () => {
  const { get, asked, endpoints } = appUnderTest({
    told: told({
      'recommendations.product.together': suggests('model', withLamp, 'bulb'),
      'recommendations.product.similar': suggests(
        'model',
        { kind: 'similar-to', productId: 'lamp' },
        'bulb',
        'desk-lamp',
        'rug',
        'vase',
        'bowl',
        'clock',
      ),
    }),
  })
  const page = ProductPage.parse(await (await get(lamp)).json())
  expect(page.together).toMatchObject({ basis: 'model', products: [{ productId: 'bulb' }] })
  expect(page.similar?.products.map(({ productId }) => productId)).toEqual(['desk-lamp', 'rug', 'vase', 'bowl'])
  expect(endpoints().filter((endpoint) => endpoint === 'catalog.product.list')).toHaveLength(1)

  asked.length = 0
  expect(ProductPage.parse(await (await get(lamp)).json())).toEqual(page)
  expect(endpoints().filter((endpoint) => endpoint.startsWith('recommendations.'))).toEqual([])
})

test('without the recommendations the product page leaves both out, and asks again with the next one', async () => {
  const story = told({ ...recommendationsAway })
  const { get } = appUnderTest({ told: story })
  const response = await get(lamp)
  const page = ProductPage.parse(await response.json())
  expect([response.status, page.product.state, page.related.state]).toEqual([200, 'fresh', 'fresh'])
  expect(page).not.toContainAnyKeys(['together', 'similar'])

  story['recommendations.product.together'] = suggests('model', withLamp, 'bulb')
  expect(ProductPage.parse(await (await get(lamp)).json()).together?.basis).toBe('model')
})

test('a product that nobody sells is suggested nothing for', async () => {
  const { get, endpoints } = appUnderTest({ told: told({ 'catalog.product.get': away }) })
  await get(lamp)
  expect(endpoints().filter((endpoint) => endpoint.startsWith('recommendations.'))).toEqual([])
})

test('what somebody may like is asked in their name, and kept nowhere on its way', async () => {
  const { get, asked } = appUnderTest({
    told: told({ 'recommendations.shopper.suggest': suggests('model', withLamp, 'bulb') }),
  })
  const response = await get('/api/web/for-you', asMina)
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(ForYou.parse(await response.json()).forYou?.products[0]).toMatchObject({
    productId: 'bulb',
    reason: { name: 'The lamp' },
  })
  const ask = asked.find(({ endpoint }) => endpoint === 'recommendations.shopper.suggest')
  expect(ask?.request).toEqual({ shopperId: mina, limit: 8 })
  expect(ask?.call.caller?.principal).toMatchObject({ kind: 'guest', id: mina })
  expect(ask?.call.priority).toBe('low')
})

test('nobody is asked what a stranger may like', async () => {
  const { get, asked } = appUnderTest()
  expect(await (await get('/api/web/for-you')).json()).toEqual({})
  expect(asked).toEqual([])
})
