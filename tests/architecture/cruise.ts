import { join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import law from './law.cjs'

/** The repository's folder. */
export const root = join(import.meta.dir, '../..')

/** Where a rule was broken. */
export interface Breach {
  readonly rule: string
  readonly from: string
  readonly to: string
}

/** What was read, and what in it breaks the law. */
export interface Inspection {
  readonly files: readonly string[]
  readonly breaches: readonly Breach[]
}

/** Reads every import below the folders, in TypeScript and Vue files and type-only ones too, and judges them by the law. */
export async function inspect(folders: readonly string[], { fixtures = false } = {}): Promise<Inspection> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    ruleSet: { forbidden: law },
    validate: true,
    tsPreCompilationDeps: 'specify',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: `^[^/]+/[^/]+/dist/|^\\.galleria/${fixtures ? '' : '|^tests/architecture/fixtures/'}` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.vue', '.js', '.cjs', '.mjs', '.json'],
    },
  })
  const { modules, summary } = output as ICruiseResult
  return {
    files: modules.map(({ source }) => source),
    breaches: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
