import { join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dir, '../..')

/**
 * Runs a program in the repository, its output going straight to the terminal. Returns its exit code. `bun` need not be
 * on the PATH, so this one runs it again.
 */
export async function run(
  command: readonly string[],
  { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<number> {
  const child = Bun.spawn([...command], {
    cwd,
    stdin: 'ignore',
    stdout: 'inherit',
    stderr: 'inherit',
    env: { ...process.env, ...env },
  })
  return child.exited
}

/** This Bun, by its path. */
export const bun = process.execPath
