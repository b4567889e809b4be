import { expect, test } from 'bun:test'
import { budget } from '@galleria/chassis/budget'
import type { Instance, Pool } from '@galleria/chassis/http/instance-pool'
import { ForwardError, type ForwardedRequest } from '@galleria/chassis/ports/http-forward'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'
import { handClock } from '@galleria/testkit'
import { makeAskShop } from './ask-shop.ts'

const trace = unsampled('0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331')
const instances: readonly Instance[] = ['first', 'second'].map((id) => ({ id, url: `http://${id}` }))

/** A shop of two instances, of which the first is taken first; what `send` does, each of them does. */
function shop(send: (request: ForwardedRequest) => Promise<Response>) {
  const clock = handClock()
  const asked: ForwardedRequest[] = []
  const leftOut: string[] = []
  let busy = 0
  const pool: Pool = {
    pick: (but) => instances.find(({ id }) => id !== but?.id && !leftOut.includes(id)),
    enter() {
      busy += 1
      return () => {
        busy -= 1
      }
    },
    leaveOut: ({ id }) => void leftOut.push(id),
    refresh: async () => {},
    size: instances.length,
  }
  const ask = makeAskShop({
    pool,
    clock,
    publicOrigin: 'https://shop.example',
    patienceMs: 400,
    send(request) {
      asked.push(request)
      return send(request)
    },
  })
  return {
    clock,
    asked,
    leftOut,
    busy: () => busy,
    ask: (path: string, leftMs = 1_000) =>
      ask(path, { locale: 'ko', cookie: undefined, trace, budget: budget(clock, leftMs) }),
  }
}

const says = async () => Response.json({ lamps: 3 })

test('the answer comes as it is, a refusal too', async () => {
  expect(await shop(says).ask('/api/web/pages/home?locale=ko')).toEqual({
    status: 200,
    type: 'application/json;charset=utf-8',
    body: '{"lamps":3}',
  })
  expect(await shop(async () => new Response('gone', { status: 404 })).ask('/api/web/pages/x')).toMatchObject({
    status: 404,
  })
})

test('when a connection breaks, another instance is asked, and the broken one left out', async () => {
  const { ask, asked, leftOut, busy } = shop(({ url }) =>
    url.startsWith('http://first') ? Promise.reject(new ForwardError('broken')) : says(),
  )
  expect(await ask('/api/web/pages/home')).toMatchObject({ status: 200 })
  expect(asked.map(({ url }) => url)).toEqual(['http://first/api/web/pages/home', 'http://second/api/web/pages/home'])
  expect([leftOut, busy()]).toEqual([['first'], 0])
})

test('when nobody answers, there is no reply, and nobody is asked a third time', async () => {
  const { ask, asked } = shop(() => Promise.reject(new ForwardError('refused')))
  expect(await ask('/api/web/pages/home')).toBeUndefined()
  expect(asked).toHaveLength(2)
})

test('an answer whose end never comes is not waited for', async () => {
  const { ask, clock, leftOut } = shop(async () => new Response(new ReadableStream({})))
  const reply = ask('/api/web/pages/home')
  await clock.pass(400)
  expect(await reply).toBeUndefined()
  expect(leftOut).toEqual([])
})

test('nobody is waited for longer than the page has time, and with none left nobody is asked', async () => {
  const { ask, asked } = shop(says)
  await ask('/api/web/pages/home', 200)
  expect(asked[0]).toMatchObject({ timeoutMs: 170 })
  expect(asked[0]?.headers.get('timeout-ms')).toBe('170')
  expect(await ask('/api/web/pages/home', 10)).toBeUndefined()
  expect(asked).toHaveLength(1)
})
