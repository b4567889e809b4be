import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { ownPath } from './own-path.ts'

test('a form leads back to the page it was sent from, with its query and its place', () => {
  for (const path of ['/', '/cart', '/search?q=oak&sort=rating', '/product/oslo-table-lamp?sku=LMP-012-OAK#reviews'])
    expect(ownPath(path)).toBe(path)
  expect(ownPath('/search?q=//')).toBe('/search?q=//')
  expect(ownPath('/search?q=램프')).toBe('/search?q=%EB%9E%A8%ED%94%84')
})

test('whatever a browser would take for another site leads home', () => {
  for (const path of [
    undefined,
    '',
    'cart',
    'https://evil.example',
    'javascript:alert(1)',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/%2e//evil.example',
    '/cart/..//evil.example',
    '/cart//evil.example',
    '/cart\u0000',
    '/cart\r\nset-cookie: a=b',
    '/a\u0085b',
  ])
    expect([path, ownPath(path)]).toEqual([path, '/'])
})

test('no text leads anywhere but to a path of the shop', () => {
  const piece = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'evil.example',
    '한',
  )
  const text = fc.oneof(
    fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')),
    fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )
  fc.assert(
    fc.property(text, (wanted) => {
      const path = ownPath(wanted)
      expect(new URL(path, 'https://shop.example/deep/page').origin).toBe('https://shop.example')
      expect(path).toMatch(/^\/(?!\/)[\x21-\x7e]*$/)
    }),
    { numRuns: 2_000 },
  )
})
