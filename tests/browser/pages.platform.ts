import { afterAll, beforeAll, expect } from 'bun:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { journey } from '../support/browser.ts'
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

journey(
  'at a desk in the light, on a telephone in the dark: nothing sticks out of a page, nothing jumps while it loads, axe finds nothing; in Korean no English word of ours is left',
  { mayComplain },
  async (visit) => {
    await visit.open('/')
    const english = sayings(await everythingSaid())
    const englishOn = async (page: Page) =>
      (await wordsOn(page)).filter(english).map((text) => `still in English: “${text}”`)

    // Each page is brought about once, and looked at in all windows at the same time; all of them before anything fails.
    const windows = [{ where: 'at a desk', visit, complain: unrestAndBarriersOn }]
    const found: string[] = []
    for await (const { name, path, press } of everyPage(visit, article, tester)) {
      // By now the shop knows whose window it is, and so it knows the others.
      if (windows.length === 1)
        windows.push(
          {
            where: 'on a telephone',
            visit: await visit.another({ width: 360, dark: true }),
            complain: unrestAndBarriersOn,
          },
          { where: 'in Korean', visit: await visit.another({ locale: 'ko-KR' }), complain: englishOn },
        )
      const looks = windows.map(async ({ where, visit: { page, open }, complain }) => {
        await open(path)
        await press?.(page)
        await settled(page)
        return (await complain(page)).map((complaint) => `${name} (${path}), ${where}: ${complaint}`)
      })
      found.push(...(await Promise.all(looks)).flat())
    }
    expect(found).toEqual([])
  },
)

async function unrestAndBarriersOn(page: Page): Promise<readonly string[]> {
  return [...(await unrestOn(page)), ...(await barriersOn(page))]
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
