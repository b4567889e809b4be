import { expect, test } from 'bun:test'
import type { EdgeEnv } from '@galleria/chassis/http/edge-app'
import { Hono } from 'hono'
import { preferred } from './prefer.ts'

/** What is made of a `Prefer` header: how long is waited, and what is said to be granted while the outcome is open and after. */
async function read(prefer: string | undefined) {
  const app = new Hono<EdgeEnv>().get('/', (c) => {
    const { waitMs, applied } = preferred(c)
    const said = (isOpen: boolean) => applied(isOpen)['preference-applied'] ?? null
    return c.json([waitMs ?? null, said(true), said(false)])
  })
  return (await app.request('/', { headers: prefer === undefined ? {} : { prefer } })).json()
}

test('a client says how long it would wait for the outcome, and is told what was granted', async () => {
  expect(await read(undefined)).toEqual([null, null, null])
  expect(await read('respond-async')).toEqual([0, 'respond-async', null])
  expect(await read('wait=0')).toEqual([0, 'wait=0', 'wait=0'])
  expect(await read('wait=3')).toEqual([3_000, 'wait=3', 'wait=3'])
  expect(await read('respond-async, wait=5')).toEqual([5_000, 'respond-async, wait=5', 'wait=5'])
  expect(await read('Wait = "7"; because=hurry, RESPOND-ASYNC')).toEqual([7_000, 'respond-async, wait=7', 'wait=7'])
})

test('nobody is waited for longer than nine seconds, and whoever asked for more is told so', async () => {
  expect(await read('wait=9')).toEqual([9_000, 'wait=9', 'wait=9'])
  expect(await read('wait=10')).toEqual([9_000, 'wait=9', 'wait=9'])
  expect(await read('wait=999999999')).toEqual([9_000, 'wait=9', 'wait=9'])
})

test('a preference that is unknown, malformed or said again is passed over, and no reason to refuse', async () => {
  for (const wish of [
    'return=minimal',
    'wait',
    'wait=',
    'wait=-1',
    'wait=1.5',
    'wait=1e3',
    'wait=soon',
    'await=3',
    ',,;',
  ])
    expect([wish, await read(wish)]).toEqual([wish, [null, null, null]])
  expect(await read('wait=2, wait=8')).toEqual([2_000, 'wait=2', 'wait=2'])
  expect(await read(`wait=${'9'.repeat(4_000)}`)).toEqual([null, null, null])
})
