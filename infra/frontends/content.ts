import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** What Vite writes for tools and nobody serves. */
const notServed = /^(\.vite\/|mf-stats\.json$)/

/** To be raised when a publisher makes other files out of the same build: the address of a file never changes meaning. */
export const publishedFormat = '5'

/** The files of a folder, relative to it and in order. Written by us in the meantime: compressed copies, `row.json`. */
export async function filesOf(folder: string): Promise<readonly string[]> {
  const files = await Array.fromAsync(new Bun.Glob('**/*').scan({ cwd: folder, dot: true }))
  return files.filter((file) => !notServed.test(file) && !/\.(br|gz)$/.test(file) && file !== 'row.json').sort()
}

/** The files that browsers may have: all but the server's build, which is nobody's but the renderer's. */
export async function servedFilesOf(folder: string): Promise<readonly string[]> {
  return (await filesOf(folder)).filter((file) => !file.startsWith('server/'))
}

/** A build's name: a hash of what is in it, so that the same sources give the same build. */
export async function buildId(folder: string): Promise<string> {
  const hash = createHash('sha256').update(publishedFormat)
  for (const file of await filesOf(folder)) {
    hash.update(`${file}\0`).update(await Bun.file(join(folder, file)).bytes())
  }
  return hash.digest('hex').slice(0, 12)
}

/** The Subresource Integrity value of a file (W3C SRI). SHA-256, the shortest there is: every page carries those of all scripts. */
export async function integrityOf(file: string): Promise<string> {
  return `sha256-${createHash('sha256')
    .update(await Bun.file(file).bytes())
    .digest('base64')}`
}
