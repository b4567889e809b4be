import { existsSync } from 'node:fs'
import { basename, delimiter, join } from 'node:path'
import { lacking, type Program } from './program.ts'
import { pythonEnvironment, pythonLocks } from './python-environment.ts'
import type { Workshop } from './workshop.ts'

/** The folders in which our own Python packages are found; they are not installed. */
export function pythonPath(root: string, entry: string): string {
  return [join(root, 'packages/chassis-python/src'), join(root, entry, 'src')].join(delimiter)
}

/** The package of a Python service: `galleria_recommendations` of `services/recommendations`. */
export function packageOf(entry: string): string {
  return `galleria_${basename(entry).replaceAll('-', '_')}`
}

/** Makes what a Python service runs in, or finds it made. */
export async function pythonProgram(entry: string, workshop: Workshop): Promise<Program> {
  const { root, home } = workshop
  const name = packageOf(entry)
  if (!existsSync(join(root, entry, 'src', name, '__main__.py')))
    return lacking(`there is no Python program in ${entry}`)
  const environment = await pythonEnvironment(pythonLocks.runtime, workshop)
  if (environment.kind === 'absent') return environment
  const { python, version, fresh } = environment
  const env = {
    PYTHONPATH: pythonPath(root, entry),
    PYTHONUNBUFFERED: '1',
    // Compiled modules go beside the environment and not among the sources.
    PYTHONPYCACHEPREFIX: join(home, 'python/compiled'),
  }
  return {
    kind: 'ready',
    command: { argv: [python, '-m', name], env, cwd: root },
    fresh,
    about: `Python ${version}`,
  }
}
