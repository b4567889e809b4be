import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { withLock } from '../nats/lock.ts'
import { findPython, oldestPython } from './find-python.ts'
import { type Absent, lacking } from './program.ts'
import type { Workshop } from './workshop.ts'

/** A virtual environment with everything that a lock names. */
export interface PythonEnvironment {
  readonly kind: 'ready'
  /** The interpreter in it. */
  readonly python: string
  readonly version: string
  readonly fresh: boolean
}

/**
 * Packages that are published as sources only. Building one runs what came with it, so they are named; the rest must be wheels, of
 * which nothing is run.
 */
const builtFromSources = ['nkeys']

/** The locks, relative to the repository: what programs run with, and the same with what they are checked with. */
export const pythonLocks = {
  runtime: 'packages/chassis-python/requirements.lock',
  /** What the few packages are built with that come as sources. */
  build: 'packages/chassis-python/requirements-build.lock',
  development: 'packages/chassis-python/requirements-dev.lock',
} as const

/** No package but those in the lock, and no file but those whose hash it has. */
const install = [
  ...['-m', 'pip', 'install', '--disable-pip-version-check', '--no-input', '--progress-bar=off', '--no-compile'],
  ...['--require-hashes', '--no-deps', '--retries=2', '--timeout=20'],
]

/**
 * The environment for a lock; made when there is none yet. Kept by the lock's hash, so that with nothing changed Python is not
 * even looked for.
 */
export async function pythonEnvironment(
  lock: string,
  { root, home, tools, say }: Workshop,
): Promise<PythonEnvironment | Absent> {
  const read = (file: string) => readFile(join(root, file), 'utf8').catch(() => undefined)
  const [text, building] = await Promise.all([read(lock), read(pythonLocks.build)])
  if (text === undefined) return lacking(`there is no ${lock}`)
  const hash = createHash('sha256').update(JSON.stringify([text, building, process.platform, process.arch]))
  const folder = join(home, 'python', hash.digest('hex').slice(0, 16))
  const kept = await complete(folder)
  if (kept) return { ...kept, fresh: false }

  const base = await findPython(tools)
  if (base.path === undefined)
    return lacking(
      `it takes Python ${oldestPython} or newer with venv, and ${base.tooOld ? `${base.tooOld} is` : 'none is'} here`,
    )
  await mkdir(join(home, 'python'), { recursive: true })
  return withLock(`${folder}.lock`, 600_000, async () => {
    const madeMeanwhile = await complete(folder)
    if (madeMeanwhile) return { ...madeMeanwhile, fresh: false }
    await rm(folder, { recursive: true, force: true })
    say(`Python ${base.version}: making an environment for ${basename(lock)}`)
    const made = await tools.run([base.path, '-m', 'venv', folder], { timeoutMs: 120_000 })
    if (!made.ok) return lacking(`a virtual environment cannot be made: ${lastLine(made.output)}`)
    for (const [file, ...options] of [
      [pythonLocks.build, '--only-binary=:all:'],
      [lock, '--only-binary=:all:', `--no-binary=${builtFromSources.join(',')}`, '--no-build-isolation'],
    ] as const) {
      const argv = [interpreterIn(folder), ...install, ...options, '-r', join(root, file)]
      const line = (said: string) => /^(Collecting|Installing) /.test(said) && say(`Python: ${shortened(said)}`)
      const installed = await tools.run(argv, { timeoutMs: 600_000, line })
      if (!installed.ok) return lacking(`its Python packages cannot be fetched: ${lastLine(installed.output)}`)
    }
    await writeFile(stampIn(folder), base.version)
    return { kind: 'ready', python: interpreterIn(folder), version: base.version, fresh: true }
  })
}

/** An environment whose making was seen through, and whose Python is still there. */
async function complete(folder: string): Promise<Omit<PythonEnvironment, 'fresh'> | undefined> {
  const version = await readFile(stampIn(folder), 'utf8').catch(() => undefined)
  const python = interpreterIn(folder)
  return version !== undefined && existsSync(python) ? { kind: 'ready', python, version } : undefined
}

function interpreterIn(folder: string): string {
  return join(folder, 'bin/python')
}

function stampIn(folder: string): string {
  return join(folder, 'complete')
}

function shortened(text: string): string {
  const [what = ''] = text.split(/ \(from |;/)
  return what.length > 90 ? `${what.slice(0, 89)}…` : what
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) || 'it did not say why'
}
