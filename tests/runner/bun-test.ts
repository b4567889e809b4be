import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bun, captured } from './command.ts'
import { errorsBetweenTests, readJunit } from './junit.ts'
import type { Tally } from './tally.ts'

/** Runs `bun test` with these arguments, and counts what came of it. */
export async function bunTest(args: readonly string[], env: Record<string, string> = {}): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-report-'))
  const report = join(folder, 'junit.xml')
  try {
    const command = [bun, 'test', '--reporter=junit', `--reporter-outfile=${report}`, ...args]
    const { code, output } = await captured(command, { env, isShown: true })
    const tally = readJunit(await readFile(report, 'utf8').catch(() => ''), code)
    const failures = [...tally.failures, ...errorsBetweenTests(output)]
    const isUnnamed = tally.failed > 0 && failures.length === 0
    const unnamed = { name: `bun test ended with ${code} and said no more`, reason: '' }
    return { ...tally, failures: isUnnamed ? [unnamed] : failures }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
