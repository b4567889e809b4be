import { expect, test } from 'bun:test'
import type { Instance, Pool } from '@galleria/chassis/http/instance-pool'
import { ForwardError, type ForwardedRequest } from '@galleria/chassis/ports/http-forward'
import { makeForward } from './forward.ts'

const known = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  client: '203.0.113.7',
  publicOrigin: 'http://localhost:8080',
}
const first: Instance = { id: 'first', url: 'http://first' }
const second: Instance = { id: 'second', url: 'http://second' }

/** A pool of two in which the first is always taken first; it notes who was left out and who is busy. */
function twoInstances(instances: readonly Instance[] = [first, second]) {
  const leftOut: string[] = []
  let busy = 0
  const pool: Pool = {
    pick: (but) => instances.find(({ id }) => id !== but?.id && !leftOut.includes(id)),
    enter: () => {
      busy += 1
      return () => {
        busy -= 1
      }
    },
    leaveOut: ({ id }) => void leftOut.push(id),
    refresh: async () => {},
    size: instances.length,
  }
  return { pool, leftOut, busy: () => busy }
}

/** Sends to nowhere: the first instance fails as told, the second answers. */
function sending(failure: ForwardError['kind']) {
  const sent: ForwardedRequest[] = []
  const send = async (request: ForwardedRequest) => {
    sent.push(request)
    if (request.url.startsWith(first.url)) throw new ForwardError(failure)
    return new Response('from the second', { status: 201 })
  }
  return { sent, send }
}

const cart = (method: string, body?: string) =>
  new Request('http://localhost:8080/api/web/cart', { method, ...(body === undefined ? {} : { body }) })

test('an instance whose connection breaks is left out at once, and a reading request goes to another', async () => {
  const { pool, leftOut, busy } = twoInstances()
  const { sent, send } = sending('broken')
  const forwarded = await makeForward(pool, send)(cart('GET'), '/api/web/cart?locale=ko', known)

  expect(forwarded).toMatchObject({ ok: true, response: { status: 201 } })
  expect(sent.map(({ url }) => url)).toEqual([
    'http://first/api/web/cart?locale=ko',
    'http://second/api/web/cart?locale=ko',
  ])
  expect(leftOut).toEqual(['first'])
  expect(busy()).toBe(0)
})

test('a change that may have been made is not made again', async () => {
  const { pool, leftOut } = twoInstances()
  const { sent, send } = sending('broken')

  expect(await makeForward(pool, send)(cart('POST', '{}'), '/api/web/cart/lines', known)).toMatchObject({
    ok: false,
    problem: { status: 503 },
  })
  expect(sent).toHaveLength(1)
  expect(leftOut).toEqual(['first'])
})

test('a change that nobody can have seen goes to another, with its body', async () => {
  const { pool } = twoInstances()
  const { sent, send } = sending('refused')

  expect((await makeForward(pool, send)(cart('POST', '{"a":1}'), '/api/web/cart/lines', known)).ok).toBe(true)
  expect(new TextDecoder().decode(sent[1]?.body)).toBe('{"a":1}')
})

test('an instance that is slow is not taken for dead, and nobody else is made slow too', async () => {
  const { pool, leftOut } = twoInstances()
  const { sent, send } = sending('timeout')

  expect(await makeForward(pool, send)(cart('GET'), '/', known)).toMatchObject({
    problem: { code: 'deadline-exceeded' },
  })
  expect(sent).toHaveLength(1)
  expect(leftOut).toEqual([])
})

test('when nobody is there, that is what the client is told', async () => {
  const { pool } = twoInstances([])

  expect(await makeForward(pool, sending('refused').send)(cart('GET'), '/', known)).toMatchObject({
    problem: { code: 'unavailable' },
  })
})
