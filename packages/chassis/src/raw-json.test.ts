import { expect, test } from 'bun:test'
import { RawJson, spliceJson, toJson } from './raw-json.ts'

test('raw parts are spliced as they are, others are written, and what is undefined is left out', () => {
  const stock = new RawJson('{"levels": [ {"sku":"LMP-012-OAK"} ]}')
  const page = spliceJson({ product: { name: 'Oslo “lamp”' }, stock, related: undefined, count: 0, none: null })
  expect(page.text).toContain('"stock":{"levels": [ {"sku":"LMP-012-OAK"} ]}')
  expect(JSON.parse(page.text)).toEqual({
    product: { name: 'Oslo “lamp”' },
    stock: { levels: [{ sku: 'LMP-012-OAK' }] },
    count: 0,
    none: null,
  })
})

test('pages of pages splice, and a page of nothing is an object', () => {
  expect(spliceJson({ inner: spliceJson({ a: new RawJson('1') }) }).text).toBe('{"inner":{"a":1}}')
  expect(spliceJson({ a: undefined }).text).toBe('{}')
  expect(toJson(new RawJson('[1, 2]'))).toBe('[1, 2]')
})
