import { eventually } from '@galleria/testkit'
import type { Page } from 'playwright-core'

/** Goes to an address, and looks again until the server has drawn all of it: without scripts what came too late never comes. */
export async function openWhole(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'domcontentloaded' })
  await untilWhole(page)
}

/** See {@link openWhole}; for where a link or a form has led to. */
export function untilWhole(page: Page): Promise<void> {
  return eventually(async () => {
    const lacking = await lackingOn(page)
    if (lacking.length === 0) return
    await page.goto(page.url(), { waitUntil: 'domcontentloaded' })
    throw new Error(`${page.url()} came without ${lacking.join(', ')}`)
  })
}

/** What the server has left to scripts, of a page that it can draw. */
async function lackingOn(page: Page): Promise<readonly string[]> {
  const left = await page.locator('main .skeleton, main .error-panel').count()
  return [
    ...((await page.getByRole('heading', { level: 1 }).count()) === 0 ? ['its heading'] : []),
    ...((await page.locator('header nav a[href^="/category/"]').count()) === 0 ? ['its menu'] : []),
    ...(left > 0 ? [`${left} of its parts`] : []),
  ]
}
