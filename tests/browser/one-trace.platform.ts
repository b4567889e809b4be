import { afterAll, beforeAll, expect } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { journey, type Visit } from '../support/browser.ts'
import { settled } from '../support/in-page.ts'
import { platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { drawn, orphansOf, rootsOf } from '../support/trace.ts'

let article: Article
let tester: Tester
beforeAll(async () => {
  const shop = await platform()
  article = await anArticle(shop.url)
  tester = await joinAsTester(shop)
}, 180_000)
afterAll(() => tester.leave())

journey('one trace holds a page, from what the browser saw to the services it came from', {}, async (visit) => {
  // A page that somebody was late for holds less; three visits at most.
  for (const isLast of [false, false, true]) {
    const traceId = await traceOfVisit(visit)
    try {
      return await untilWhole(traceId)
    } catch (error) {
      if (isLast) throw error
    }
  }
})

/** Somebody visits a page and leaves it: the trace of that. */
async function traceOfVisit({ page, open }: Visit): Promise<string> {
  // Under an address that no cache knows, so that all of it is done for this visit.
  const path = `/product/${article.productId}?sku=none-${crypto.randomUUID().slice(0, 8)}`
  const answer = page.waitForResponse((response) => response.request().isNavigationRequest())
  await open(path)
  const traceId = (await answer).headers()['x-trace-id'] ?? 'the page names no trace'
  await settled(page)
  // A page tells what it saw when it is left.
  await page.goto('/stores')
  return traceId
}

/** Waits until a trace holds all of a page. */
function untilWhole(traceId: string): Promise<void> {
  return eventually(
    async () => {
      const spans = await tester.spansOf(traceId)
      const services = new Set(spans.map(({ service }) => service))
      expect([...services], drawn(spans)).toEqual(
        expect.arrayContaining(['browser', 'gateway', 'renderer', 'bff-web', 'catalog', 'inventory']),
      )
      expect(rootsOf(spans), drawn(spans)).toHaveLength(1)
      expect(orphansOf(spans), drawn(spans)).toEqual([])
      const parts = spans.filter(({ service, kind }) => service === 'renderer' && kind === 'internal')
      expect(parts.length, drawn(spans)).toBeGreaterThanOrEqual(2)
    },
    { withinMs: 15_000 },
  )
}
