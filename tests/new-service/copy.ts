import { cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { captured, root } from '../runner/command.ts'

/** A copy of the repository in which things may be tried. */
export interface RepositoryCopy {
  readonly folder: string
  /** Runs this Bun in it, with what was fetched and built for the original. */
  bun(...args: string[]): Promise<{ code: number; output: string }>
  remove(): void
}

/**
 * Copies what Git knows, or would: with changes that are not committed, without what was built. Packages are not installed again:
 * those of the registry are the original's, and our own, which are linked beside each other, are the copy's.
 */
export async function copyOfRepository(): Promise<RepositoryCopy> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-copy-'))
  const listed = await captured(['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  for (const path of listed.output.split('\0')) {
    if (path === '' || !lstatSync(join(root, path), { throwIfNoEntry: false })?.isFile()) continue
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(root, path), join(folder, path))
  }
  const members = [...new Bun.Glob('**/package.json').scanSync({ cwd: folder })].map(dirname)
  for (const member of members) linkPackages(join(root, member), join(folder, member))
  const lock = await Bun.file(join(folder, 'bun.lock')).bytes()
  await Bun.write(join(folder, 'node_modules/.galleria-lock'), Bun.hash(lock).toString(36))
  lendTools(join(root, '.galleria'), join(folder, '.galleria'))
  return {
    folder,
    // Go as it builds programs: what was compiled for the original is used again, and its own tests look for races.
    bun: (...args) =>
      captured([process.execPath, ...args], { cwd: folder, env: { GALLERIA_DATA: '', CGO_ENABLED: '0' } }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What was fetched need not be fetched again; what is built of sources is the copy's own. */
function lendTools(theirs: string, ours: string): void {
  mkdirSync(join(ours, 'bin'), { recursive: true })
  for (const tool of ['bin/nats-server', 'python'])
    if (existsSync(join(theirs, tool))) symlinkSync(join(theirs, tool), join(ours, tool))
}

/** Gives a folder of the copy the links of another, which lead to the same places seen from there; what was fetched is not copied. */
export function linkPackages(from: string, to: string): void {
  const [theirs, ours] = [join(from, 'node_modules'), join(to, 'node_modules')]
  if (!existsSync(theirs)) return
  mkdirSync(ours, { recursive: true })
  for (const name of readdirSync(theirs)) {
    if (name === '.bun') symlinkSync(join(theirs, name), join(ours, name))
    else if (!name.startsWith('.'))
      cpSync(join(theirs, name), join(ours, name), { recursive: true, verbatimSymlinks: true })
  }
  if (existsSync(join(theirs, '.bin')))
    cpSync(join(theirs, '.bin'), join(ours, '.bin'), { recursive: true, verbatimSymlinks: true })
}
