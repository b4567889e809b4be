import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPlatform } from '../support/platform.ts'
import { comparePages, type Thoroughness } from './pages/compare.ts'
import { printPages } from './pages/print.ts'

const unlimited = Object.fromEntries(
  ['RATE_PER_SECOND', 'RATE_BURST', 'CHANGES_PER_SECOND', 'CHANGES_BURST'].map((limit) => [limit, '1000000']),
)

/**
 * The pages of the shop in a real browser on a slow telephone: as they are, as files without scripts (the floor), and as one plain
 * Vue application (the peer), in alternating rounds. Then what the server makes of them in a second.
 */
export async function benchPages({ asMarkdown, ...options }: Thoroughness & { asMarkdown: boolean }): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-pages-'))
  console.log('starting the shop')
  const shop = await openPlatform({
    dataDir: folder,
    env: { LOG_LEVEL: 'warn', TRACE_RATIO: '1' },
    settings: { gateway: unlimited },
  })
  try {
    printPages(await comparePages(shop, options), { asMarkdown, targets: !options.quick })
  } finally {
    await shop.cluster.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
