import { expect, test } from 'bun:test'
import { accepted, stillFresh } from './encoding.ts'

const names = (header: string | null) => accepted(header).map(({ name }) => name)

test('brotli is taken where it is understood, and a quality of nought is a no', () => {
  expect(names('gzip, deflate, br, zstd')).toEqual(['br', 'gzip'])
  expect(names('br;q=0, gzip;q=0.5')).toEqual(['gzip'])
  expect(names('*')).toEqual(['br', 'gzip'])
  expect(names('identity')).toEqual([])
  expect(names(null)).toEqual([])
})

test('a held copy is compared by its tag, weak or not', () => {
  expect(stillFresh('"a", W/"b"', '"b"')).toBe(true)
  expect(stillFresh('*', '"b"')).toBe(true)
  expect(stillFresh('"bb"', '"b"')).toBe(false)
  expect(stillFresh(null, '"b"')).toBe(false)
})
