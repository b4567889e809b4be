import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Installed } from './installed.ts'
import type { LockedPackage } from './lockfile.ts'

const installHooks = ['preinstall', 'install', 'postinstall'] as const

/** Packages that would like to run a program while they are installed, and why they work without: nobody, so far. */
const nobody: Readonly<Record<string, string>> = {}

/** A package that would run something if it were trusted. */
export interface Asking {
  readonly name: string
  readonly hooks: readonly string[]
}

/** The hooks of an installed package that an installer would run. A binding.gyp alone makes npm run node-gyp. */
export function hooksOf({ scripts = {}, hasBindingFile }: Installed): readonly string[] {
  const written = installHooks.filter((hook) => scripts[hook] !== undefined)
  return written.length === 0 && hasBindingFile ? ['binding.gyp'] : written
}

/** Native programs inside a package (`.node` files), which run with all rights of the process that loads them. */
export async function addonsIn({ folder }: Installed): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((file) => file.isFile() && file.name.endsWith('.node'))
    .map((file) => join(file.parentPath, file.name))
}

/** What is wrong with trust: nobody is trusted, and whoever asks is known with a reason [C2]. */
export function scriptFaults(trusted: readonly string[], asking: readonly Asking[], excused = nobody): string[] {
  const names = new Set(asking.map(({ name }) => name))
  return [
    ...trusted.map((name) => `${name} is trusted to run programs while it is installed`),
    ...asking
      .filter(({ name }) => !(name in excused))
      .map(({ name, hooks }) => `${name} asks to run ${hooks.join(', ')}`),
    ...Object.keys(excused)
      .filter((name) => !names.has(name))
      .map((name) => `${name} is excused from asking, and does not ask`),
  ]
}

/** The installed packages that ask, in the lock's order. */
export async function findAsking(
  entries: readonly LockedPackage[],
  installed: (entry: LockedPackage) => Promise<Installed | undefined>,
): Promise<readonly Asking[]> {
  const found = await Promise.all(
    entries.map(async (entry) => {
      const here = await installed(entry)
      const hooks = here ? hooksOf(here) : []
      // One for other machines is not installed, so only the registry's word is known.
      return { name: entry.name, hooks: hooks.length === 0 && entry.needs.hasInstallScript ? ['a script'] : hooks }
    }),
  )
  return found.filter(({ hooks }) => hooks.length > 0)
}
