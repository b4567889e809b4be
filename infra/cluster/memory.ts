import { readFile } from 'node:fs/promises'

/** What a process has to itself, in bytes: pages that would be free if it ended. None where the kernel does not tell. */
export async function privateMemory(pid: number): Promise<number | undefined> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => undefined)
  return rollup === undefined ? undefined : privateBytes(rollup)
}

/** Adds up the private lines of a `smaps_rollup`. */
export function privateBytes(rollup: string): number {
  return [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB$/gm)].reduce(
    (sum, [, kilobytes]) => sum + Number(kilobytes) * 1_024,
    0,
  )
}
