import { afterAll, expect, test } from 'bun:test'
import { openEdition } from '../test/edition.ts'
import { knownQuery, visitOf } from './visit.ts'

const { edition, remove } = await openEdition()
afterAll(remove)
const visit = (path: string, query = '', headers: Record<string, string> = {}) =>
  visitOf(edition, path, query, new Headers(headers))

test('every link to a page leads to the same one, whatever order it is written in and whatever campaign it comes from', () => {
  const wanted = { target: '/search?q=oak+lamp&sort=price', key: 'en /search?q=oak+lamp&sort=price' }

  expect(visit('/search', 'sort=price&q=oak+lamp')).toMatchObject(wanted)
  expect(visit('/search', 'q=oak%20lamp&utm_source=letter&sort=price')).toMatchObject(wanted)
  expect(knownQuery('colour=oak&a=1&colour=ash', undefined)).toBe('?a=1&colour=oak&colour=ash')
  expect(knownQuery('utm_source=letter', ['q'])).toBe('')
})

test('a page in another language is another page', () => {
  expect(visit('/', '', { 'accept-language': 'ko' }).key).toBe('ko /')
  expect(visit('/', '', { cookie: 'galleria-locale=ko' }).key).toBe('ko /')
})

test('no cookie goes where a page is for everyone, and a page that is the shopper’s own is kept under nothing', () => {
  const cookie = 'session=s-1; galleria-theme=dark'

  expect(visit('/', '', { cookie })).toMatchObject({ cookie: undefined, preferences: { theme: 'dark' } })
  expect(visit('/cart', '', { cookie })).toMatchObject({ cookie, key: undefined, target: '/cart' })
  expect(visit('/nowhere', '', { cookie })).toMatchObject({ cookie: undefined, key: undefined, target: '/nowhere' })
})

test('what is longer than any page of ours is not asked for', () => {
  expect(visit('/product/a', `x=${'a'.repeat(2_048)}`)).toMatchObject({ target: undefined, key: undefined })
  expect(visit('/cart', '', { cookie: `a=${'b'.repeat(8_192)}` }).target).toBeUndefined()
  expect(visit('/', '', { cookie: `a=${'b'.repeat(8_192)}` }).target).toBe('/')
})
