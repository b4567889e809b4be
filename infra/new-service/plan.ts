import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Language } from '../process.ts'
import { allProcesses } from '../topology.ts'

/** How a language is called at the terminal. */
export const languages = { ts: 'typescript', go: 'go', python: 'python' } as const satisfies Record<string, Language>
/** See {@link languages}. */
export type ShortLanguage = keyof typeof languages

/** A service that there is to be. */
export interface WantedService {
  readonly name: string
  readonly language: ShortLanguage
}

/** A file to write, relative to the repository. */
export interface PlannedFile {
  readonly path: string
  readonly text: string
}

const templates = join(import.meta.dir, 'templates')

const howToTest: Readonly<Record<ShortLanguage, string>> = {
  ts: '    bun test services/__name__         its tests',
  go: '    bun run test go                    its tests, with those of all Go packages',
  python: '    bun run test python                its tests, with those of all Python packages',
}

/** Reads a command line: `<name> --lang ts|go|python`. @throws saying what is wrong with it. */
export function wantedService(name: string | undefined, language = 'ts'): WantedService {
  if (!name || !/^[a-z]{2,18}$/.test(name))
    throw new Error(
      'A service has one word for a name, of 2 to 18 small letters: bun run new:service loyalty --lang go',
    )
  if (!(language in languages)) throw new Error(`--lang may be ${Object.keys(languages).join(', ')}; it is ${language}`)
  if (allProcesses.some((process) => process.name === name || process.context === name))
    throw new Error(`There is a process named ${name} already.`)
  return { name, language: language as ShortLanguage }
}

/** All files of a new service: those of its language, its contract, its story for the conformance kit. */
export async function plannedFiles(wanted: WantedService): Promise<PlannedFile[]> {
  const { name, language } = wanted
  const fill = filling(wanted)
  const read = async (file: string) => fill(await readFile(join(templates, file), 'utf8'))
  const own = await Array.fromAsync(new Bun.Glob('**/*.tmpl').scan({ cwd: join(templates, language), dot: true }))
  return [
    { path: `packages/contracts/src/${name}.ts`, text: await read('shared/contract.ts.tmpl') },
    { path: `tests/conformance/stories/${name}.ts`, text: await read('shared/story.ts.tmpl') },
    ...(own.includes('README.md.tmpl')
      ? []
      : [{ path: `services/${name}/README.md`, text: await read('shared/README.md.tmpl') }]),
    ...(await Promise.all(
      own.toSorted().map(async (file) => ({
        path: `services/${name}/${fill(file.replace(/\.tmpl$/, ''))}`,
        text: await read(join(language, file)),
      })),
    )),
  ]
}

/** The row of a new service in the topology. */
export async function plannedRow(wanted: WantedService): Promise<string> {
  return filling(wanted)(await readFile(join(templates, 'shared/row.ts.tmpl'), 'utf8'))
}

/** Puts the service's name, and what follows from its language, in the places that a template leaves for them. */
function filling({ name, language }: WantedService): (text: string) => string {
  const entry = language === 'ts' ? `services/${name}/service.ts` : `services/${name}`
  const places = {
    __howToTest__: howToTest[language],
    __without__: language === 'ts' ? '' : "    without: 'no notes are kept',\n",
    __language__: languages[language],
    __entry__: entry,
    __Name__: name.charAt(0).toUpperCase() + name.slice(1),
    __name__: name,
  }
  return (text) => Object.entries(places).reduce((filled, [place, value]) => filled.replaceAll(place, value), text)
}
