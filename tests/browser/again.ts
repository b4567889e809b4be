import { eventually } from '@galleria/testkit'
import type { Locator, Page } from 'playwright-core'

/** Presses “Try again” as a person would, until there is what they wait for. What failed also comes back by itself. */
export async function pressUntilThere(page: Page, there: Locator): Promise<void> {
  const again = page.getByRole('main').getByRole('button', { name: 'Try again' }).first()
  await eventually(
    async () => {
      if (await again.isVisible()) await again.click({ timeout: 1_000 })
      await there.waitFor({ timeout: 1_000 })
    },
    { withinMs: 20_000 },
  )
}
