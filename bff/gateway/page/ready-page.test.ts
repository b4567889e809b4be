import { expect, test } from 'bun:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { handClock } from '@galleria/testkit'
import { createPolish, createReadyPage } from './ready-page.ts'

const words = Array.from(
  { length: 400 },
  (_, i) => `<p class="lamp-${(i * 7919) % 397}">No. ${(i * 104_729) % 9_973}</p>`,
)
const html = `<!doctype html><main>${words.join('')}</main>`

function pageOf(options: { tag?: string; polish?: (work: () => Promise<void>) => void } = {}) {
  const made: number[] = []
  const grown: number[] = []
  const page = createReadyPage({
    html: () => {
      made.push(1)
      return html
    },
    headers: { vary: 'accept-encoding' },
    tag: options.tag,
    onGrow: (bytes) => grown.push(bytes),
    ...(options.polish ? { polish: options.polish } : {}),
  })
  return { page, made, grown }
}

test('each encoding is made once, however many ask at the same time', async () => {
  const { page, made, grown } = pageOf({ tag: 'abc' })
  const [br, again] = await Promise.all([page.as('br'), page.as('br')])
  const gzip = await page.as('gzip')

  expect(again).toBe(br)
  expect(made).toHaveLength(2)
  expect(brotliDecompressSync(br.bytes).toString()).toBe(html)
  expect(gunzipSync(gzip.bytes).toString()).toBe(html)
  expect(br.headers).toEqual({ vary: 'accept-encoding', etag: '"abc-br"', 'content-encoding': 'br' })
  expect((await page.as('identity')).headers).toEqual({ vary: 'accept-encoding', etag: '"abc-identity"' })
  expect(grown).toEqual([br.bytes.length, gzip.bytes.length, html.length])
})

test('a page that nobody is to keep has no tag', async () => {
  expect((await pageOf().page.as('br')).headers).toEqual({ vary: 'accept-encoding', 'content-encoding': 'br' })
})

test('a page that is sent often gets smaller once, and is the same page', async () => {
  const polished: Promise<void>[] = []
  const { page, grown } = pageOf({ tag: 'abc', polish: (work) => polished.push(work()) })
  const quick = await page.as('br')
  for (let sent = 0; sent < 40; sent += 1) await page.as('br')
  await Promise.all(polished)
  const best = await page.as('br')

  expect(polished).toHaveLength(1)
  expect(best.bytes.length).toBeLessThan(quick.bytes.length)
  expect(best.etag).toBe(quick.etag)
  expect(brotliDecompressSync(best.bytes).toString()).toBe(html)
  expect(grown.reduce((sum, bytes) => sum + bytes, 0)).toBe(best.bytes.length)
})

test('polishing is done one page at a time, with a rest in between', async () => {
  const clock = handClock()
  const failures: unknown[] = []
  const polish = createPolish(clock, (error) => failures.push(error))
  const begun: string[] = []
  const work = (name: string, outcome: Promise<void> = Promise.resolve()) => {
    polish(() => {
      begun.push(name)
      return outcome
    })
  }
  work('lamp', Promise.reject(new Error('no memory')))
  work('vase')
  await clock.pass(999)
  work('chair')
  await clock.pass(1)
  work('table')

  expect(begun).toEqual(['lamp', 'table'])
  expect(failures).toHaveLength(1)
})
