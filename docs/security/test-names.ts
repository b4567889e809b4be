import { join } from 'node:path'
import { Glob } from 'bun'

const root = join(import.meta.dir, '../..')

/** A test, by its name as it stands in the source, and its file. */
export interface NamedTest {
  readonly file: string
  readonly name: string
}

/** The first argument of a call that has a second one: `test('…', `, `describe('…', `, `test.each(rows)('…', `. */
const name = /\(\s*(['"`])((?:\\.|(?!\1)[^\\])+)\1\s*,/g

/** Every test of the repository. Names that are put together out of parts are given as they are written. */
export async function testNames(): Promise<readonly NamedTest[]> {
  const files = [
    ...new Glob('{bff,docs,frontends,infra,packages,services,tests}/**/*.{test,platform,suite}.ts').scanSync({
      cwd: root,
    }),
  ]
  const ours = files.filter((file) => !file.includes('node_modules')).toSorted()
  const found = await Promise.all(
    ours.map(async (file) => {
      const text = await Bun.file(join(root, file)).text()
      return [...text.matchAll(name)].flatMap(([, , said = '']) => (/\s/.test(said) ? [{ file, name: said }] : []))
    }),
  )
  return found.flat()
}

/** The ids in a name: `[A3]` at its beginning or anywhere in it. */
export function idsIn(said: string): readonly string[] {
  return [...said.matchAll(/\[([A-Z]\d+(?:,\s*[A-Z]\d+)*)\]/g)].flatMap(([, ids = '']) => ids.split(/,\s*/))
}
