import { dirname } from 'node:path'
import type { Language } from '@galleria/infra/process'
import { Glob } from 'bun'
import { root } from './command.ts'
import { one, type Tally } from './tally.ts'

/** What the suites of other languages are told. */
export interface ToolSettings {
  /** Languages to do without, whatever the machine has. */
  readonly without: readonly Language[]
  /** The packages that are wanted; none for all of them. */
  readonly folders: readonly string[]
  /** Variables for their tests: where the contracts are, and a broker to run. */
  readonly env: Readonly<Record<string, string>>
}

/** The folders of the packages that have such a file, those that are wanted. */
export function packagesWith(file: string, wanted: readonly string[]): string[] {
  const found = [...new Glob(`{packages,services}/*/${file}`).scanSync({ cwd: root })].map((path) => dirname(path))
  return found.filter((folder) => wanted.length === 0 || wanted.includes(folder)).toSorted()
}

/** Counts a tool that says yes or no as one test, and shows what it said when it says no. */
export function verdict(name: string, { code, output }: { code: number; output: string }): Tally {
  console.log(`  ${code === 0 ? '✓' : '✗'} ${name}${code === 0 ? '' : `\n${output}`}`)
  return one(name, { code, output })
}
