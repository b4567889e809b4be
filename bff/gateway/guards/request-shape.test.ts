import { expect, test } from 'bun:test'
import { pathOf, refuseShape, targetOf } from './request-shape.ts'

const hosts = new Set(['localhost:8080', 'shop.example'])
const ask = (
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) =>
  refuseShape(
    new Request(`http://localhost:8080${path}`, { method, headers: { host: 'localhost:8080', ...headers } }),
    hosts,
  )?.problem.code

test('a plain request for one of our hosts passes', () => {
  expect(ask('/product/oslo-table-lamp?locale=ko')).toBeUndefined()
  expect(ask('/', { headers: { host: 'Shop.Example' } })).toBeUndefined()
})

test('another host is not ours to answer for, and two hosts are one too many', () => {
  expect(ask('/', { headers: { host: 'evil.example' } })).toBe('misdirected-request')
  expect(ask('/', { headers: { host: 'localhost:9999' } })).toBe('misdirected-request')
  expect(ask('/', { headers: { host: 'localhost:8080, localhost:8080' } })).toBe('invalid-request')
  expect(ask('/', { headers: { host: '' } })).toBe('invalid-request')
})

test('a repeated header that decides something is refused by name', () => {
  const request = new Request('http://localhost:8080/', {
    headers: { host: 'localhost:8080', origin: 'http://a, http://b' },
  })

  expect(refuseShape(request, hosts)?.problem.errors).toEqual([{ field: 'origin', reason: 'must be sent once' }])
})

test('a method that no route knows is not allowed anywhere', () => {
  for (const method of ['OPTIONS', 'PURGE', 'PROPFIND']) expect(ask('/', { method })).toBe('method-not-allowed')
})

test('a path that two readers could read differently is refused', () => {
  for (const path of ['/a%2fb', '/a%5Cb', '/a%00b', '//evil.example/', '/a//b', '/%252e/ok%2e%2e'])
    expect([path, ask(path)]).toEqual([path, 'invalid-request'])
  expect(ask('/search?q=a%2fb//c')).toBeUndefined()
})

test('an address, a head or a body beyond its limit is refused before it is read', () => {
  expect(ask(`/${'a'.repeat(8_200)}`)).toBe('headers-too-large')
  expect(ask('/', { headers: { cookie: 'a'.repeat(12_300) } })).toBe('headers-too-large')
  expect(ask('/', { method: 'POST', headers: { 'content-length': '65537' } })).toBe('body-too-large')
  expect(ask('/', { method: 'POST', headers: { 'content-length': '65536' } })).toBeUndefined()
})

test('a target is cut from its URL as it was sent', () => {
  expect(targetOf('http://localhost:8080/a%20b?x=/y')).toBe('/a%20b?x=/y')
  expect(pathOf('http://localhost:8080/a%20b?x=/y')).toBe('/a%20b')
  expect(pathOf('/')).toBe('/')
})
