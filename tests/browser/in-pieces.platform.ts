import { expect } from 'bun:test'
import { journey } from '../support/browser.ts'
import { jumpsOf, settled } from '../support/in-page.ts'
import { anArticle } from '../support/shelves.ts'
import { openSlowLine } from '../support/slow-line.ts'

journey('on a slow line a page is drawn as it comes, and what is there stands still', { width: 360 }, async (visit) => {
  const { productId } = await anArticle(visit.shop.url)
  const line = openSlowLine(visit.shop.url)
  try {
    const atADesk = await visit.another({})
    for (const path of ['/', '/category/kitchen', `/product/${productId}`]) {
      const jumps = [visit, atADesk].map(async ({ page, open }) => {
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
