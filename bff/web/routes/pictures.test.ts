import { expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { refuse } from '@galleria/contracts/answer'
import { appUnderTest } from '../test/app-under-test.ts'
import type { Told } from '../test/fake-client.ts'

const lamp = '/pictures/lmp-012-oak-front-4f3a9c21.svg'

test('a picture may be kept for ever, and can do nothing but be seen', async () => {
  const { get } = appUnderTest()
  const response = await get(lamp)

  expect(await response.text()).toStartWith('<svg')
  expect(response.headers.get('content-type')).toBe('image/svg+xml')
  expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'")
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  expect((await get(lamp, { 'if-none-match': response.headers.get('etag') ?? '' })).status).toBe(304)
})

test('a picture seen before is there without the catalogue', async () => {
  const told: Told = {}
  const { get } = appUnderTest({ told })
  await get(lamp)
  told['catalog.picture.get'] = () => {
    throw new Outage('no-responders', 'catalog.picture.get')
  }

  expect((await get(lamp)).status).toBe(200)
  expect((await get('/pictures/rug-001-sage-front-00000000.svg')).status).toBe(503)
})

test('a picture there is not, or cannot be, is refused', async () => {
  const { get } = appUnderTest({ told: { 'catalog.picture.get': () => refuse('not-found') } })

  expect((await get(lamp)).status).toBe(404)
  expect((await get('/pictures/lamp.png')).status).toBe(404)
  expect((await get('/pictures/..%2f..%2fetc%2fpasswd.svg')).status).toBe(400)
})
