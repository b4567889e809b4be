import { keptFiles, readText } from '../root.ts'
import type { Source } from './import-rules.ts'
import { importsOf } from './imports-of.ts'
import { usedByName } from './used-by-name.ts'

const sources = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs', 'vue'].map((ending) => `*.${ending}`)

/** Every source of the repository with what it imports. */
export async function readSources(): Promise<readonly Source[]> {
  return Promise.all(
    keptFiles(...sources).map(async (file) => ({ file, imports: importsOf(file, await readText(file)) })),
  )
}

/** Rows of `usedByName` whose name no longer stands where they say. */
export async function byNameFaults(): Promise<string[]> {
  const found = await Promise.all(
    usedByName.map(async (row) =>
      (await readText(row.in)).includes(row.as) ? [] : [`${row.in} no longer says ${row.as}`],
    ),
  )
  return found.flat()
}
