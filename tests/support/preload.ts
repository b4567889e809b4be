import { afterAll } from 'bun:test'
import { closePlatform } from './platform.ts'

// Loaded before the platform tests: they share one platform, so it is ended after the last file and not after each.
afterAll(async () => {
  const killed = await closePlatform()
  if (killed.length > 0) throw new Error(`had to be killed: ${killed.join(', ')}`)
}, 60_000)
