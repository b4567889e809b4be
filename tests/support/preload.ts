import { afterAll } from 'bun:test'
import { closeBrowser } from './browser.ts'
import { closePlatform } from './platform.ts'

// Loaded before the platform tests: they share one platform, so it is ended after the last file and not after each.
afterAll(async () => {
  await closeBrowser()
  const killed = await closePlatform()
  if (killed.length > 0) throw new Error(`had to be killed: ${killed.join(', ')}`)
}, 60_000)
