import { describe, expect, test } from 'bun:test'
import type { z } from 'zod'
import { IdempotencyKey } from '../src/headers.ts'
import { Contact } from '../src/orders.ts'
import { CategoryId, Instant, Money, PictureId, ProductId, Quantity, ShopperId, Sku, StoreId } from '../src/values.ts'
import { ListingQuery } from '../src/web.ts'

const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

describe('each rule on both sides', () => {
  test.each([
    ['Quantity', Quantity, [1, 99], [0, -1, 100, 1.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
    [
      'Money',
      Money,
      [
        { cents: 0, currency: 'EUR' },
        { cents: 100_000_000, currency: 'EUR' },
      ],
      [
        { cents: 0.5, currency: 'EUR' },
        { cents: -1, currency: 'EUR' },
        { cents: 100_000_001, currency: 'EUR' },
        { cents: 1, currency: 'USD' },
        { cents: 1 },
        { cents: 1, currency: 'EUR', discount: 1 },
      ],
    ],
    ['Sku', Sku, ['LMP-012-OAK', 'LMP-012-BL'], ['lmp-012-oak', 'LMP-12-OAK', 'LMP-012-OAKEN', 'constructor', '']],
    [
      'ProductId',
      ProductId,
      ['oslo-table-lamp', 'n7'],
      ['Oslo', 'oslo--lamp', '-oslo', 'oslo-', '../etc', 'x'.repeat(81)],
    ],
    ['CategoryId', CategoryId, ['lighting', 'wall-art'], ['Lighting', 'wall_art', '', '__proto__']],
    ['StoreId', StoreId, ['seoul-hannam'], ['seoul hannam', 'seoul/hannam']],
    ['PictureId', PictureId, ['lmp-012-oak-front-4f3a9c21'], ['a.svg', 'a/b', 'x'.repeat(121)]],
    ['ShopperId', ShopperId, ['3f0a6a1e-58c1-4a0e-9a8e-0c6a3c1f7b52'], ['me', '3f0a6a1e58c14a0e9a8e0c6a3c1f7b52']],
    ['Instant', Instant, ['2026-01-15T10:00:00.000Z'], ['2026-01-15', '2026-01-15T10:00:00+09:00', 'now']],
    [
      'IdempotencyKey',
      IdempotencyKey,
      ['k'.repeat(16), 'k'.repeat(64)],
      ['k'.repeat(15), 'k'.repeat(65), 'k k'.repeat(8)],
    ],
  ] as [string, z.ZodType, unknown[], unknown[]][])('%s', (_name, schema, good, bad) => {
    for (const value of good) expect([value, accepts(schema, value)]).toEqual([value, true])
    for (const value of bad) expect([value, accepts(schema, value)]).toEqual([value, false])
  })
})

test('a person’s name is trimmed, may be written in any script, and holds no markup and no control characters', () => {
  const named = (name: string) => Contact.safeParse({ name, email: 'mina@example.com' })
  expect(named('  박미나 ').data?.name).toBe('박미나')
  for (const name of ['', '   ', '<script>', 'a\u0000b', 'a\nb', 'x'.repeat(81)])
    expect(named(name).success).toBe(false)
})

test('a listing’s query is read from text, with its defaults', () => {
  expect(ListingQuery.parse({ colour: 'oak,sage', priceFrom: '100', rating: '4' })).toEqual({
    locale: 'en',
    colour: ['oak', 'sage'],
    priceFrom: 100,
    rating: 4,
    sort: 'relevance',
    limit: 24,
  })
  for (const query of [
    { colour: 'pink' },
    { limit: '0' },
    { limit: '49' },
    { priceFrom: '-1' },
    { priceFrom: '1e9' },
    { x: '1' },
  ])
    expect([query, accepts(ListingQuery, query)]).toEqual([query, false])
})
