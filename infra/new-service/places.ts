/** Where a file of the repository grows by a new service. */
export interface Place {
  readonly path: string
  /** Exactly one occurrence, before which the text goes. */
  readonly before: string
  /** What is written there. */
  readonly text: (name: string, row: string) => string
}

/** Everything that has to know of a new service, beside the files of its own. */
export const places: readonly Place[] = [
  {
    path: 'infra/topology/services.ts',
    before: '  // Rows of new services go here: bun run new:service.\n',
    text: (_name, row) => row,
  },
  {
    path: 'packages/contracts/src/all.ts',
    before: '\n/** Every context',
    text: (name) => `import { ${name} } from './${name}.ts'\n`,
  },
  { path: 'packages/contracts/src/all.ts', before: ']\n', text: (name) => `  ${name},\n` },
  {
    path: 'tests/conformance/stories/index.ts',
    before: '\nconst stories',
    text: (name) => `import { ${name}Story } from './${name}.ts'\n`,
  },
  {
    path: 'tests/conformance/stories/index.ts',
    before: '}\n\n/** What is known',
    text: (name) => `  ${name}: ${name}Story,\n`,
  },
]

/** A file's text, grown by a new service. @throws when its place is not there exactly once. */
export function grown(text: string, { path, before, text: addition }: Place, name: string, row: string): string {
  const parts = text.split(before)
  if (parts.length !== 2) throw new Error(`${path} has ${parts.length - 1} places for a new service; one is needed`)
  return `${parts[0]}${addition(name, row)}${before}${parts[1]}`
}
