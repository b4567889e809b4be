import { join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dir, '../..')

/** A text file of the repository. @throws when it is not there. */
export const readText = (path: string): Promise<string> => Bun.file(join(root, path)).text()

/** The paths that git keeps, and those it would keep if they were added now. */
export function keptFiles(...patterns: readonly string[]): readonly string[] {
  const asked = ['git', 'ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...patterns]
  const { stdout, exitCode, stderr } = Bun.spawnSync(asked, { cwd: root })
  if (exitCode !== 0) throw new Error(`git ls-files failed: ${stderr}`)
  return [...new Set(stdout.toString().split('\0').filter(Boolean))].toSorted()
}
