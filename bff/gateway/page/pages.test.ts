import { afterAll, beforeEach, expect, test } from 'bun:test'
import { Outage } from '@galleria/chassis/outage'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'
import type { RenderedPage } from '@galleria/contracts/rendering'
import { type HandClock, handClock, rememberingLogger } from '@galleria/testkit'
import { openEdition } from '../test/edition.ts'
import { drawn } from '../test/fake-renderer.ts'
import { createDocuments, type Document } from './document.ts'
import { createPageCache } from './page-cache.ts'
import { createPages, type PageAnswer } from './pages.ts'
import { makePageHeaders } from './policy.ts'
import { makeRender } from './rendering.ts'
import { visitOf } from './visit.ts'
import { createWholeSheets } from './whole-sheets.ts'

const { edition, remove } = await openEdition()
afterAll(remove)
const lamp = '/product/oslo-table-lamp'
const trace = unsampled('a'.repeat(32), 'b'.repeat(16))
const headersOf = makePageHeaders({ publicOrigin: 'http://localhost:8080', pspOrigin: 'http://localhost:8090' })

let clock: HandClock
let pages: ReturnType<typeof createPages>
/** Pages that were asked for and are not answered yet, oldest first. */
let asked: { answer(page: Partial<RenderedPage>): void; fail(): void; target: string }[]

beforeEach(() => {
  clock = handClock()
  asked = []
  const cache = createPageCache<Document>(clock, 1_000_000)
  const documents = createDocuments(headersOf, createWholeSheets(), () => {})
  const ask = (request: Parameters<typeof drawn>[0]) => {
    const { promise, resolve, reject } = Promise.withResolvers<RenderedPage>()
    asked.push({
      target: request.target,
      answer: (over) => resolve(drawn(request, over)),
      fail: () => reject(new Outage('timeout', 'renderer')),
    })
    return promise
  }
  const render = makeRender({ ask, documents, cache, log: rememberingLogger() })
  pages = createPages({ render, cache, documents, clock })
})

const visit = (path = lamp, version = edition.version) => visitOf({ ...edition, version }, path, '', new Headers())
const go = (path?: string, version?: string) => pages(visit(path, version), trace, true)
async function textOf(answer: PageAnswer): Promise<string> {
  if (answer.kind === 'streamed') return answer.early.html + (await answer.rest).html
  return Buffer.from((await answer.page.as('identity')).bytes).toString()
}
/** Visits, has the page rendered, and gives what was sent. */
async function visitAndRender(over: Partial<RenderedPage> = {}): Promise<PageAnswer> {
  const coming = go()
  await clock.pass(0)
  asked.pop()?.answer(over)
  return coming
}
const said = ({ kind, cache }: PageAnswer) => `${kind} ${cache}`

test('a page is fresh for five seconds; then the copy is sent while one newer is made, and only one', async () => {
  expect(said(await visitAndRender({ body: 'old' }))).toBe('rendered miss')
  await clock.pass(4_999)
  expect(said(await go())).toBe('kept hit')
  await clock.pass(1)
  expect([said(await go()), said(await go()), asked.length]).toEqual(['stale stale', 'stale stale', 1])

  asked[0]?.answer({ body: 'new' })
  await clock.pass(0)
  const next = await go()
  expect(said(next)).toBe('kept hit')
  expect(await textOf(next)).toContain('<div id="galleria">new</div>')
})

test('a page that came out as before is not composed again', async () => {
  const first = await visitAndRender()
  await clock.pass(6_000)
  await visitAndRender()
  const next = await go()

  expect(said(next)).toBe('kept hit')
  if (first.kind === 'streamed' || next.kind === 'streamed') throw new Error('nothing was late')
  expect(next.page).toBe(first.page)
})

test('while no newer one can be made the copy is sent, and nobody waits for it', async () => {
  await visitAndRender()
  await clock.pass(70_000)
  const waiting = go()
  await clock.pass(10)
  asked[0]?.fail()

  expect(said(await waiting)).toBe('stale stale')
  expect([said(await go()), asked.length]).toEqual(['stale stale', 1])
  await clock.pass(1_000)
  void go()
  await clock.pass(0)
  expect(asked).toHaveLength(2)
})

test('after an hour there is nothing left but the empty document', async () => {
  await visitAndRender()
  await clock.pass(3_600_000)
  const waiting = go()
  await clock.pass(10)
  asked[0]?.fail()
  const answer = await waiting

  expect(said(answer)).toBe('fallback miss')
  expect(await textOf(answer)).toContain('<div id="galleria"></div>')
})

test('a copy of an earlier edition is whole in itself, so it is sent when there is nothing else', async () => {
  await visitAndRender({ body: 'of yesterday' })
  const waiting = go(lamp, 'v2')
  await clock.pass(10)
  asked[0]?.fail()

  const answer = await waiting
  expect(said(answer)).toBe('stale stale')
  expect(await textOf(answer)).toContain('of yesterday')
})

test('a page that is late is begun after 150 milliseconds, with what its route placed the last time', async () => {
  await visitAndRender({ parts: [{ remote: 'catalog', expose: 'home', outcome: 'rendered', durationMs: 1 }] })
  const waiting = go('/product/vase')
  await clock.pass(149)
  const isThere = Promise.race([waiting.then(() => true), Promise.resolve(false)])
  expect(await isThere).toBe(false)
  await clock.pass(1)
  const answer = await waiting

  expect(said(answer)).toBe('streamed miss')
  if (answer.kind !== 'streamed') throw new Error('it was late')
  expect(answer.early.html).toContain('/frontends/catalog/b1/home.css')
  expect(answer.early.html).not.toContain('/frontends/orders/b1/style.css')
  asked[0]?.answer({ body: 'a vase' })
  expect((await answer.rest).kind).toBe('streamed')
  expect(await textOf(answer)).toContain('<div id="galleria">a vase</div>')
  expect(await textOf(answer)).toContain('<link rel="stylesheet" href="/frontends/orders/b1/style.css">')
})

test('a page that was begun ends with the last good copy if it has to, and with nothing if there is none', async () => {
  await visitAndRender({ body: 'a lamp' })
  for (const [path, end] of [
    [lamp, { kind: 'stale', body: 'a lamp' }],
    ['/product/vase', { kind: 'fallback', body: '' }],
  ] as const) {
    await clock.pass(70_000)
    const waiting = go(path)
    await clock.pass(150)
    const answer = await waiting
    asked.at(-1)?.fail()

    if (answer.kind !== 'streamed') throw new Error('it was late')
    expect((await answer.rest).kind).toBe(end.kind)
    expect(await textOf(answer)).toContain(`<div id="galleria">${end.body}</div>`)
  }
})

test('who asks for the head of a page only gets it whole or not at all', async () => {
  const waiting = pages(visit(), trace, false)
  await clock.pass(1_400)
  asked[0]?.answer({})

  expect(said(await waiting)).toBe('rendered miss')
})
