import { expect, test } from 'bun:test'
import { budget } from '@galleria/chassis/budget'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'
import { handClock } from '@galleria/testkit'
import type { DataReply } from '../children/messages.ts'
import type { Asker } from './ask-shop.ts'
import { rememberShared } from './remember-shared.ts'

const menu = '/api/web/categories?locale=en'
const trace = unsampled('0af7651916cd43dd8448eb211c80319c', 'b7ad6b7169203331')

function remembering(answers: (DataReply | undefined)[] = []) {
  const clock = handClock()
  const asked: { path: string; cookie: string | undefined }[] = []
  const ask = rememberShared(async (path, { cookie }) => {
    asked.push({ path, cookie })
    return answers.length > 0 ? answers.shift() : { status: 200, type: 'application/json', body: String(asked.length) }
  }, clock)
  const asker: Asker = { locale: 'en', cookie: 'shopper=1', trace, budget: budget(clock, 60_000) }
  return { clock, asked, ask: (path: string) => ask(path, asker) }
}

test('what every page carries is asked for once in two seconds, in nobody’s name', async () => {
  const { ask, asked, clock } = remembering()
  expect((await Promise.all([ask(menu), ask(menu)])).map((reply) => reply?.body)).toEqual(['1', '1'])
  await clock.pass(1_999)
  expect((await ask(menu))?.body).toBe('1')
  await clock.pass(1)
  expect((await ask(menu))?.body).toBe('2')
  expect(asked).toEqual([
    { path: menu, cookie: undefined },
    { path: menu, cookie: undefined },
  ])
})

test('each language has its own', async () => {
  const { ask } = remembering()
  expect((await ask(menu))?.body).toBe('1')
  expect((await ask(menu.replace('en', 'ko')))?.body).toBe('2')
})

test('nothing else is remembered, and the shopper’s name goes with it', async () => {
  const { ask, asked } = remembering()
  for (const path of ['/api/web/cart', '/api/web/cart', '/api/web/categories/../cart']) await ask(path)
  expect(asked.map(({ cookie }) => cookie)).toEqual(['shopper=1', 'shopper=1', 'shopper=1'])
})

test('when no new answer comes the last good one will do, for a minute', async () => {
  const good = { status: 200, type: 'application/json', body: 'good' }
  const broken = { status: 503, type: 'application/problem+json', body: '{}' }
  const { ask, asked, clock } = remembering([good, undefined, broken, undefined, good])
  await ask(menu)
  await clock.pass(2_000)
  expect((await ask(menu))?.body).toBe('good')
  await clock.pass(57_999)
  expect((await ask(menu))?.body).toBe('good')
  await clock.pass(1)
  expect(await ask(menu)).toBeUndefined()
  expect((await ask(menu))?.body).toBe('good')
  expect(asked).toHaveLength(5)
})

test('a refusal is an answer', async () => {
  const refused = { status: 400, type: 'application/problem+json', body: '{}' }
  const { ask, clock } = remembering([{ status: 200, type: 'application/json', body: 'good' }, refused])
  await ask(menu)
  await clock.pass(2_000)
  expect((await ask(menu))?.status).toBe(400)
})

test('a failure is not remembered', async () => {
  const { ask, asked } = remembering([undefined, { status: 503, type: 'application/problem+json', body: '{}' }])
  expect(await ask(menu)).toBeUndefined()
  expect((await ask(menu))?.status).toBe(503)
  expect((await ask(menu))?.body).toBe('3')
  expect(asked).toHaveLength(3)
})
