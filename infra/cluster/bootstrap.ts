import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Steps } from './steps.ts'

/** The repository's root. */
export const root = join(import.meta.dir, '../..')

const oldestBun = '1.4.0'

/**
 * Makes a fresh clone runnable. Imports nothing but the runtime, and runs `process.execPath`, because `bun` need not be
 * on the PATH.
 * @returns true when packages had to be installed.
 * @throws when this Bun is too old or the packages cannot be installed, with what the installer said.
 */
export async function preparePackages(steps: Steps): Promise<boolean> {
  if (!Bun.semver.satisfies(Bun.version, `>=${oldestBun}`)) {
    throw new Error(`Bun ${Bun.version} is too old, ${oldestBun} or newer is needed. Try: npx -y bun@latest start`)
  }
  const stamp = join(root, 'node_modules/.galleria-lock')
  const lock = Bun.hash(await readFile(join(root, 'bun.lock'))).toString(36)
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === lock) return false
  await steps.step('packages', install)
  await writeFile(stamp, lock)
  return true
}

async function install(): Promise<void> {
  const child = Bun.spawn([process.execPath, 'install', '--frozen-lockfile'], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
  if (code !== 0) throw new Error(`The packages could not be installed:\n${out}${err}`)
}
