import { readFile } from 'node:fs/promises'

/** Whether a process runs; one that has ended and that nobody has buried yet does not. */
export async function runs(pid: number): Promise<boolean> {
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined)
  return status !== undefined && !/\) [ZX] /.test(status)
}
