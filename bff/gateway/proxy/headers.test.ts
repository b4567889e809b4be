import { expect, test } from 'bun:test'
import { headersForBff, headersForClient } from './headers.ts'

const known = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  client: '203.0.113.7',
  publicOrigin: 'https://shop.example',
}

test('[B8] what a client says of trace, patience, urgency and itself is not believed', () => {
  const sent = new Headers({
    traceparent: '00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-01',
    tracestate: 'x=1',
    baggage: 'admin=true',
    'timeout-ms': '999999',
    priority: 'critical',
    'x-forwarded-for': '127.0.0.1',
    'x-user-id': 'admin',
    'x-http-method-override': 'DELETE',
    forwarded: 'for=x',
    'x-galleria-fault': 'crash',
    'x-galleria-request': '1',
    cookie: 'a=1',
    accept: 'application/json',
  })

  expect(Object.fromEntries(headersForBff(sent, known))).toEqual({
    accept: 'application/json',
    cookie: 'a=1',
    'x-galleria-request': '1',
    traceparent: known.traceparent,
    'x-forwarded-for': '203.0.113.7',
    'x-forwarded-host': 'shop.example',
    'x-forwarded-proto': 'https',
  })
})

test('headers about one connection end with it, those it names too', () => {
  const sent = new Headers({
    connection: 'close, X-Hop',
    'x-hop': '1',
    te: 'trailers',
    upgrade: 'websocket',
    accept: '*/*',
  })

  expect([...headersForBff(sent, known).keys()]).not.toContainAnyValues(['connection', 'x-hop', 'te', 'upgrade'])
})

test('a reply keeps its cookie and its encoding, and does not say who wrote it', () => {
  const from = new Headers({
    'set-cookie': 'a=1',
    'content-encoding': 'br',
    server: 'bun',
    connection: 'keep-alive',
    traceparent: 'x',
  })

  expect(Object.fromEntries(headersForClient(from))).toEqual({ 'content-encoding': 'br', 'set-cookie': 'a=1' })
})
