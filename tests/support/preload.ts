import { afterAll } from 'bun:test'
import { closeBrowser } from './browser.ts'
import { closePlatform, openedPlatform } from './platform.ts'
import { unprovokedOn } from './violations.ts'

// Loaded before the platform tests: they share one platform, so it is ended after the last file and not after each.
afterAll(async () => {
  // [W8] A browser tells the shop what its policies have refused, whichever test it was in: also where no test was looking.
  const shop = await openedPlatform()
  const unprovoked = shop ? await unprovokedOn(shop) : []
  await closeBrowser()
  const killed = await closePlatform()
  if (unprovoked.length > 0) throw new Error(`policies were broken by the shop itself: ${unprovoked.join('; ')}`)
  if (killed.length > 0) throw new Error(`had to be killed: ${killed.join(', ')}`)
}, 60_000)
