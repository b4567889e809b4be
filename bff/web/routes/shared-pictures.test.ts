import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { refuse } from '@galleria/contracts/answer'
import { appUnderTest } from '../test/app-under-test.ts'
import type { Told } from '../test/fake-client.ts'

const lamp = '/pictures/og/oslo-table-lamp.png'
const outage = (target: string) => () => {
  throw new Outage('no-responders', target)
}

test('the picture of a shared link is painted once, from the product’s first picture', async () => {
  const painted: string[] = []
  const paint = async (svg: string) => {
    painted.push(svg)
    return new TextEncoder().encode('PNG')
  }
  const { get, endpoints } = appUnderTest({ ports: { paint } })
  const [first, second] = await Promise.all([get(lamp), get(lamp)])
  const third = await get(lamp)

  expect(await Promise.all([first, second, third].map((response) => response.text()))).toEqual(['PNG', 'PNG', 'PNG'])
  expect(painted).toHaveLength(1)
  expect(painted[0]).toContain('width="1200" height="630"')
  expect(endpoints().filter((endpoint) => endpoint === 'catalog.picture.get')).toHaveLength(1)
  expect(first.headers.get('content-type')).toBe('image/png')
  expect(first.headers.get('cache-control')).toBe('public, max-age=86400')
  expect((await get(lamp, { 'if-none-match': first.headers.get('etag') ?? '' })).status).toBe(304)
})

test('a picture painted before is there without the catalogue, any other is not', async () => {
  const told: Told = {}
  const { get } = appUnderTest({ told })
  await get(lamp)
  told['catalog.product.get'] = outage('catalog.product.get')
  told['catalog.picture.get'] = outage('catalog.picture.get')

  expect((await get(lamp)).status).toBe(200)
  expect((await get('/pictures/og/kyoto-vase.png')).status).toBe(503)
})

test('a product nobody sells, and what is no product, has no picture', async () => {
  const { get } = appUnderTest({ told: { 'catalog.product.get': () => refuse('product-unknown') } })

  expect((await get(lamp)).status).toBe(404)
  expect((await get('/pictures/og/lamp.svg')).status).toBe(404)
  expect((await get('/pictures/og/Oslo%20Lamp.png')).status).toBe(400)
  expect((await get('/pictures/og/..%2f..%2fetc%2fpasswd.png')).status).toBe(400)
  expect((await get('/pictures/og/.png')).status).toBe(400)
  expect((await get(lamp)).headers.get('content-type')).toBe('application/problem+json')
})

test('when too many pictures are wanted at once, whoever comes last is asked to come back', async () => {
  const paint = () => Promise.reject(new Outage('overloaded', 'painter'))
  const { get } = appUnderTest({ ports: { paint } })
  const response = await get(lamp)

  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2'])
  expect(await response.json()).toMatchObject({ code: 'overloaded' })
})
