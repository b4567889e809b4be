import type { World } from '../ports/index.ts'
import { readCallerKey } from './caller-keys.ts'
import { createMint, type Mint } from './mint.ts'

/** Mints with the key in a process's own file, when it has one. */
export async function openMint(file: string | undefined, process: string, world: World): Promise<Mint | undefined> {
  return file === undefined ? undefined : createMint({ process, ...(await readCallerKey(file)), world })
}
