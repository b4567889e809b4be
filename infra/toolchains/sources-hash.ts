import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What changes nothing in a program. */
const beside = /(_test\.go|\.md|(^|\/)testdata\/.*|(^|\/)__pycache__\/.*)$/

/** A hash of everything in these folders that a program is made of, and of whatever else it depends on. */
export async function sourcesHash(folders: readonly string[], ...others: readonly string[]): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(others))
  for (const folder of folders) {
    const files = await Array.fromAsync(new Bun.Glob('**/*').scan({ cwd: folder }))
    for (const file of files.filter((path) => !beside.test(path)).sort()) {
      hash.update(`${file}\0`).update(await readFile(join(folder, file)))
    }
  }
  return hash.digest('hex').slice(0, 16)
}
