import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { keptFiles, root } from '../root.ts'
import { type Scanned, scan } from './scan.ts'

/** Everything in the work tree that git keeps, and what would be added to it next. Pictures are judged by their names. */
export async function scanFiles(): Promise<Scanned> {
  const files = keptFiles()
  const found = await Promise.all(
    files.map(async (file) => {
      // A file that git still knows may just have been taken away, and a link has no text of its own.
      const here = await lstat(join(root, file)).catch(() => undefined)
      return here?.isFile() ? scan(file, await Bun.file(join(root, file)).bytes()) : []
    }),
  )
  return { files: files.length, findings: found.flat() }
}
