import type { Chapter, Standard } from './item.ts'
import type { CheckList } from './lists.ts'
import { idsIn, type NamedTest } from './test-names.ts'

/** What the ledger is held against. */
export interface Ledger {
  readonly lists: readonly CheckList[]
  readonly standards: readonly Standard[]
  readonly chapters: readonly Chapter[]
}

/** The files with tests of each id, in order. */
export function filesById(tests: readonly NamedTest[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>()
  for (const { file, name } of tests) {
    for (const id of idsIn(name)) found.set(id, (found.get(id) ?? new Set()).add(file))
  }
  return new Map([...found].map(([id, files]) => [id, [...files].toSorted()]))
}

/** Ids of the lists that no test carries, that none holds up under a name of its own, and that nothing explains. */
export function untested({ lists }: Ledger, tests: readonly NamedTest[]): string[] {
  const known = filesById(tests)
  return lists.flatMap(({ checks }) =>
    checks
      .filter(({ id, without, also }) => without === undefined && also === undefined && !known.has(id))
      .map(({ id }) => id),
  )
}

/** Ids that tests carry and no list has. */
export function unlisted({ lists }: Ledger, tests: readonly NamedTest[]): string[] {
  const listed = new Set(lists.flatMap(({ checks }) => checks.map(({ id }) => id)))
  return tests.flatMap(({ file, name }) =>
    idsIn(name)
      .filter((id) => !listed.has(id))
      .map((id) => `${file}: [${id}]`),
  )
}

/** Proofs that prove nothing: ids of no list, and words that stand in no test's name. */
export function dangling(ledger: Ledger, tests: readonly NamedTest[]): string[] {
  const listed = new Set(ledger.lists.flatMap(({ checks }) => checks.map(({ id }) => id)))
  const isKnown = (proof: string) => (isId(proof) ? listed.has(proof) : testSaying(proof, tests) !== undefined)
  const rows = [
    ...ledger.lists.flatMap(({ checks }) => checks.map(({ id, also = [] }) => ({ row: id, proof: also }))),
    ...ledger.standards.flatMap(({ name, clauses }) =>
      clauses.map(({ section, proof }) => ({ row: `${name} ${section}`, proof })),
    ),
    ...ledger.chapters.flatMap(({ rows }) =>
      rows.map(({ number, standing }) => ({
        row: `ASVS ${number}`,
        proof: standing.is === 'tested' ? standing.proof : [],
      })),
    ),
  ]
  return rows.flatMap(({ row, proof }) => proof.filter((one) => !isKnown(one)).map((one) => `${row}: ${one}`))
}

/** Rows that claim to be tested and name nothing, or give a reason and none. */
export function unfounded({ chapters, standards }: Ledger): string[] {
  return [
    ...chapters.flatMap(({ rows }) =>
      rows
        .filter(({ standing }) => (standing.is === 'tested' ? standing.proof.length === 0 : standing.because === ''))
        .map(({ number }) => number),
    ),
    ...standards.flatMap(({ name, clauses }) =>
      clauses.filter(({ does }) => does === '').map(({ section }) => `${name} ${section}`),
    ),
  ]
}

/** True for an id of the lists rather than words of a name. */
export const isId = (proof: string): boolean => /^[A-Z]\d+$/.test(proof)

/** The first test whose name has these words. */
export const testSaying = (words: string, tests: readonly NamedTest[]): NamedTest | undefined =>
  tests.find(({ name }) => name.includes(words))
