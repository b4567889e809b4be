import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../cluster/bootstrap.ts'
import { grown, places } from './places.ts'
import { plannedFiles, plannedRow, type WantedService, wantedService } from './plan.ts'

/** Understands a command line and does what it says. @throws before anything is written when it cannot be done. */
export async function create(argv: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: { lang: { type: 'string' }, 'no-install': { type: 'boolean', default: false } },
  })
  const wanted = wantedService(positionals[0], values.lang)
  await newService(wanted, !values['no-install'])
  console.log(
    `\n  services/${wanted.name} is there. See its README, and try:\n\n    bun run conformance ${wanted.name}\n`,
  )
}

/** Writes a service into the repository, and into what has to know of it. */
async function newService(wanted: WantedService, install: boolean): Promise<void> {
  const files = await plannedFiles(wanted)
  const taken = files.find(({ path }) => existsSync(join(root, path)))
  if (taken) throw new Error(`${taken.path} is there already.`)
  const row = await plannedRow(wanted)
  const changed = new Map<string, string>()
  for (const place of places) {
    const text = changed.get(place.path) ?? (await readFile(join(root, place.path), 'utf8'))
    changed.set(place.path, grown(text, place, wanted.name, row))
  }
  const all = [...files, ...[...changed].map(([path, text]) => ({ path, text }))]
  for (const { path, text } of all) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
    console.log(`  ${changed.has(path) ? 'changed' : 'new    '}  ${path}`)
  }
  if (wanted.language === 'ts' && install) await run('install')
  await run('x', 'biome', 'check', '--write', '--log-level=error', ...all.map(({ path }) => path).filter(isFormatted))
  await run('run', 'contracts:export')
}

function isFormatted(path: string): boolean {
  return /\.(ts|json|md)$/.test(path)
}

async function run(...args: string[]): Promise<void> {
  const child = Bun.spawn([process.execPath, ...args], { cwd: root, stdin: 'ignore', stdout: 'pipe', stderr: 'pipe' })
  const [out, err, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited])
  if (code !== 0) throw new Error(`bun ${args.slice(0, 3).join(' ')} failed:\n${out}${err}`)
}
