import { beforeAll, expect } from 'bun:test'
import { journey } from '../support/browser.ts'
import { jumpsOf, settled } from '../support/in-page.ts'
import { type Platform, platform } from '../support/platform.ts'
import { type Article, anArticle } from '../support/shelves.ts'
import { openSlowLine } from '../support/slow-line.ts'

let shop: Platform
let article: Article
beforeAll(async () => {
  shop = await platform()
  article = await anArticle(shop.url)
}, 180_000)

journey('on a slow line a page is drawn as it comes, and what is there stands still', { width: 360 }, async (visit) => {
  const line = openSlowLine(shop.url)
  try {
    const windows = [visit, await visit.another({})]
    for (const path of ['/', '/category/lighting', `/product/${article.productId}`]) {
      const jumps = windows.map(async ({ page, open }) => {
        await open(line.url + path)
        await settled(page)
        return jumpsOf(page)
      })
      expect(await Promise.all(jumps), path).toEqual([[], []])
    }
  } finally {
    await line.close()
  }
})
