import { open, readFile, rm } from 'node:fs/promises'

/**
 * Does something while no other process does it. The lock file holds the owner's pid; one whose owner is gone is taken over.
 * @throws when it is still held after `waitMs`.
 */
export async function withLock<Result>(file: string, waitMs: number, work: () => Promise<Result>): Promise<Result> {
  const deadline = Date.now() + waitMs
  while (!(await take(file))) {
    if (await ownerIsGone(file)) await rm(file, { force: true })
    else if (Date.now() > deadline) throw new Error(`${file} is held by another process; remove it if none is running`)
    else await Bun.sleep(100)
  }
  try {
    return await work()
  } finally {
    await rm(file, { force: true })
  }
}

async function take(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(String(process.pid))
    await handle.close()
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

async function ownerIsGone(file: string): Promise<boolean> {
  const pid = Number(await readFile(file, 'utf8').catch(() => ''))
  // Empty while its owner is between creating and writing it.
  if (!Number.isInteger(pid) || pid <= 0) return false
  try {
    process.kill(pid, 0)
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}
