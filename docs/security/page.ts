import { join } from 'node:path'
import { chapters } from './asvs/chapters.ts'
import { standards } from './clauses/standards.ts'
import type { Chapter, Standard } from './item.ts'
import { filesById, isId, type Ledger, testSaying } from './judge.ts'
import { type CheckList, lists } from './lists.ts'
import { table } from './table.ts'
import { type NamedTest, testNames } from './test-names.ts'
import { whoMayAsk } from './who.ts'

/** The page that is made, and the part of it that a person writes. */
export const page = join(import.meta.dir, '../security.md')
const beginning = join(import.meta.dir, 'beginning.md')

/** The ledger as it stands in this folder. */
export const ledger: Ledger = { lists, standards, chapters }

/** The whole page: the beginning, and the ledger with what holds each row up. */
export async function securityPage(tests: readonly NamedTest[]): Promise<string> {
  const files = filesById(tests)
  return [
    (await Bun.file(beginning).text()).replace('<!-- who-may-ask -->', await whoMayAsk()),
    head(tests, files),
    ...lists.flatMap((list) => ofList(list, files, tests)),
    '## The standards, clause by clause\n',
    'In our words; the number leads to theirs.\n',
    ...standards.flatMap((standard) => ofStandard(standard, tests)),
    '## OWASP ASVS 5.0, levels 1 and 2\n',
    sums(),
    ...chapters.flatMap((chapter) => ofChapter(chapter, tests)),
  ].join('\n')
}

function head(tests: readonly NamedTest[], files: ReadonlyMap<string, readonly string[]>): string {
  const named = tests.filter(({ name }) => /\[[A-Z]\d+/.test(name)).length
  return `## The checks by their ids

Made by \`bun docs/security/write.ts\` from the tables in \`docs/security/\` and the names of tests, like everything below. ${named} tests
carry ${files.size} ids; \`bun test -t '\\[A3\\]'\` runs those of one.
`
}

function ofList(
  { letter, title, checks }: CheckList,
  files: ReadonlyMap<string, readonly string[]>,
  tests: readonly NamedTest[],
): string[] {
  const rows = checks.map(({ id, about, without, also = [] }) => {
    const where = [...(files.get(id) ?? []).map(link), ...also.map((one) => told(one, tests))]
    return [id, about, [...(without ? [without] : []), ...where].join('; ')]
  })
  return [`### ${letter}: ${title}\n`, table(['Id', 'What is tried', 'Where'], rows)]
}

function ofStandard({ name, title, clauses }: Standard, tests: readonly NamedTest[]): string[] {
  const rows = clauses.map(({ section, asks, does, proof }) => [section, asks, does, toldAll(proof, tests) || '–'])
  return [`### ${name}: ${title}\n`, table(['Clause', 'It asks', 'We do', 'Tests'], rows)]
}

const marks = { tested: 'tested', built: 'by construction', absent: 'does not apply', open: '**not kept**' } as const

function ofChapter({ number, title, rows }: Chapter, tests: readonly NamedTest[]): string[] {
  const lines = rows.map(({ number, level, says, standing }) => {
    const why = standing.is === 'tested' ? toldAll(standing.proof, tests) : standing.because
    return [number, String(level), says, marks[standing.is], why]
  })
  return [`### V${number}: ${title}\n`, table(['No.', 'Level', 'It asks', 'Stands', 'By'], lines)]
}

function sums(): string {
  const rows = chapters.flatMap((chapter) => chapter.rows)
  const count = (is: keyof typeof marks) => rows.filter(({ standing }) => standing.is === is).length
  return `${rows.length} requirements: ${count('tested')} tested, ${count('built')} kept by construction, ${count('absent')} do not apply, **${count('open')} are not kept, or not
wholly**; each of those says why.
`
}

const toldAll = (proof: readonly string[], tests: readonly NamedTest[]) =>
  proof.map((one) => told(one, tests)).join(', ')

/** An id as it is; words of a test's name with the file that they stand in. */
function told(proof: string, tests: readonly NamedTest[]): string {
  const file = testSaying(proof, tests)?.file
  return isId(proof) || file === undefined ? proof : `[“${proof}”](../${file})`
}

const link = (file: string) => `[${file}](../${file})`

/** Writes the page anew. */
export async function writePage(): Promise<void> {
  await Bun.write(page, await securityPage(await testNames()))
}
