import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pythonEnvironment, pythonLocks } from '@galleria/infra/toolchains/python-environment'
import { pythonPath } from '@galleria/infra/toolchains/python-program'
import { thisWorkshop } from '@galleria/infra/toolchains/workshop'
import { captured, root } from './command.ts'
import { readJunit } from './junit.ts'
import { nothing, plus, type Tally } from './tally.ts'
import { packagesWith, type ToolSettings, verdict } from './tools.ts'

/** Lints, type-checks and tests every Python package. */
export async function testPython({ without, folders, env }: ToolSettings): Promise<Tally> {
  const projects = packagesWith('pyproject.toml', folders)
  const workshop = thisWorkshop({ say: (line) => console.log(`  ${line}`), without })
  const made = without.includes('python')
    ? { kind: 'absent' as const, reason: 'it is to be done without' }
    : await pythonEnvironment(pythonLocks.development, workshop)
  if (made.kind === 'absent') {
    console.log(`  not run: ${made.reason}; ${projects.join(', ')} ${projects.length === 1 ? 'is' : 'are'} Python`)
    return nothing
  }
  let sum = nothing
  for (const project of projects) {
    const path = pythonPath(root, project)
    const run = (...args: string[]) =>
      captured([made.python, '-m', ...args], {
        cwd: join(root, project),
        env: {
          ...env,
          PYTHONPATH: path,
          MYPYPATH: path,
          PYTHONDONTWRITEBYTECODE: '1',
          RUFF_CACHE_DIR: join(workshop.home, 'python/ruff'),
          MYPY_CACHE_DIR: join(workshop.home, 'python/mypy', project),
        },
      })
    sum = plus(sum, verdict(`${project} passes ruff`, await run('ruff', 'check', '.')))
    sum = plus(sum, verdict(`${project} is formatted`, await run('ruff', 'format', '--check', '.')))
    sum = plus(sum, verdict(`${project} passes mypy`, await run('mypy')))
    sum = plus(sum, await pytest(project, run))
  }
  return sum
}

async function pytest(
  project: string,
  run: (...args: string[]) => Promise<{ code: number; output: string }>,
): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-pytest-'))
  try {
    const report = join(folder, 'junit.xml')
    const { code, output } = await run('pytest', '-p', 'no:cacheprovider', `--junitxml=${report}`)
    const tally = readJunit(await readFile(report, 'utf8').catch(() => ''), code)
    if (tally.failed > 0) console.log(output)
    console.log(`  ${tally.failed === 0 ? '✓' : '✗'} ${project}: ${tally.passed} tests passed, ${tally.failed} failed`)
    return tally
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
