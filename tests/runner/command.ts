import { join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dir, '../..')

/** This Bun, by its path: it need not be on the PATH. */
export const bun = process.execPath

/** Where a program runs, and what is added to this process's environment for it. */
interface Surroundings {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
}

/** How long what a program has said may take to arrive once it has ended. */
const lastWordsMs = 5_000

/** Runs a program in the repository, its output going straight to the terminal. Returns its exit code. */
export async function run(command: readonly string[], { env = {}, cwd = root }: Surroundings = {}): Promise<number> {
  return Bun.spawn([...command], {
    cwd,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, ...env },
  }).exited
}

/** Runs a program and keeps what it says: first what went to its standard output. With `isShown` the terminal gets it as well. */
export async function captured(
  command: readonly string[],
  { env = {}, cwd = root, isShown = false }: Surroundings & { readonly isShown?: boolean } = {},
): Promise<{ code: number; output: string }> {
  const child = Bun.spawn([...command], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const said = { stdout: '', stderr: '' }
  const hear = async (from: 'stdout' | 'stderr') => {
    const decoder = new TextDecoder()
    for await (const bytes of child[from]) {
      if (isShown) process[from].write(bytes)
      said[from] += decoder.decode(bytes, { stream: true })
    }
  }
  const heard = Promise.all([hear('stdout'), hear('stderr')])
  const code = await child.exited
  // Whatever it has left running may hold its output open for ever.
  await Promise.race([heard, Bun.sleep(lastWordsMs)])
  return { code, output: said.stdout + said.stderr }
}
