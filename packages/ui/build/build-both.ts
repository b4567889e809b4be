import { join } from 'node:path'
import { build } from 'vite'

/**
 * Builds the frontend in the working directory into a new folder, the server's build in `server/` of it. Both at once in one process,
 * which starts Vite once; so neither may empty the folder it writes to.
 */
async function buildBoth(outDir: string): Promise<void> {
  await Promise.all([
    build({ logLevel: 'warn', build: { outDir, emptyOutDir: false } }),
    build({ logLevel: 'warn', build: { outDir: join(outDir, 'server'), emptyOutDir: false, ssr: true } }),
  ])
}

const [outDir] = process.argv.slice(2)
if (outDir === undefined) throw new Error('Say which folder to build into.')
await buildBoth(outDir)
