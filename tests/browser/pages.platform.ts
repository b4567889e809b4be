import { afterAll, beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { journey, type Visit } from '../support/browser.ts'
import { jumpsOf, overhangOf, settled, wordsOn } from '../support/in-page.ts'
import { platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { everyPage } from './pages.ts'
import { everythingSaid, sayings } from './sayings.ts'

let article: Article
let tester: Tester
beforeAll(async () => {
  const shop = await platform()
  tester = await joinAsTester(shop)
  article = await anArticle(shop.url)
}, 180_000)
afterAll(() => tester.leave())

// A page that is not there is answered with 404, and the browser says so.
const mayComplain = /status of 404/

for (const [name, width, dark] of [
  ['at a desk, in the light', 1280, false],
  ['on a telephone, in the dark', 360, true],
] as const) {
  const visitor = { width, dark, mayComplain }
  journey(`${name}: nothing sticks out of a page, nothing jumps while it loads, axe finds nothing`, visitor, (visit) =>
    onEveryPage(visit, async ({ page }) => [...(await unrestOn(page)), ...(await barriersOn(page))]),
  )
}

journey('in Korean, no page has an English word of ours left', { locale: 'ko-KR', mayComplain }, (visit) =>
  onEveryPage(visit, async ({ page }) => {
    const english = sayings(await everythingSaid())
    return (await wordsOn(page)).filter(english).map((text) => `still in English: “${text}”`)
  }),
)

/** Looks at all pages before it fails, so that one run tells everything. */
async function onEveryPage(visit: Visit, complain: (visit: Visit) => Promise<readonly string[]>): Promise<void> {
  await visit.open('/')
  const found: string[] = []
  for await (const { name, path, press } of everyPage(visit, article, tester)) {
    await visit.open(path)
    await press?.(visit.page)
    await settled(visit.page)
    found.push(...(await complain(visit)).map((complaint) => `${name} (${path}): ${complaint}`))
  }
  expect(found).toEqual([])
}

async function unrestOn(page: Page): Promise<readonly string[]> {
  const [overhang, jumps] = [await overhangOf(page), await jumpsOf(page)]
  const shift = jumps.reduce((sum, { value }) => sum + value, 0)
  return [
    ...(overhang > 0 ? [`${overhang} px stick out`] : []),
    ...(shift > 0.02 ? [`parts jump by ${shift.toFixed(3)}: ${jumps.map(({ what }) => what).join('; ')}`] : []),
  ]
}

/** Without what is in frames: the card field is somebody else's, and axe would open another page to look into it. */
async function barriersOn(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().exclude('iframe').analyze()
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id} (${help}) at ${target.join(' ')}: ${html.slice(0, 200)}`),
  )
}
