import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { down } from './down.ts'

/** What a reset leaves: tools that were fetched, what was built, and copies that run beside this one. */
const kept = (name: string) => name === 'bin' || name === 'frontends' || name.startsWith('isolated-')

/** Ends a copy and wipes what it has stored. */
export async function reset(dataDir: string): Promise<number> {
  await down(dataDir)
  if (!existsSync(dataDir)) return 0
  const names = (await readdir(dataDir)).filter((name) => !kept(name))
  await Promise.all(names.map((name) => rm(join(dataDir, name), { recursive: true, force: true })))
  console.log(`Wiped in ${dataDir}: ${names.toSorted().join(', ') || 'nothing'}`)
  return 0
}
