import { join } from 'node:path'
import { Glob } from 'bun'

type Text = string | ({ readonly other: string } & Readonly<Record<string, string>>)
/** Messages as a frontend defines them. */
export interface Said {
  readonly en: Readonly<Record<string, Text>>
  readonly ko: Readonly<Record<string, Text>>
}

/**
 * Tells English that we say from everything else: a text is ours when it is one of the English messages, with anything
 * in its gaps. What reads the same in both languages, such as a name, is not told.
 */
export function sayings(all: readonly Said[]): (text: string) => boolean {
  const patterns = all.flatMap(({ en, ko }) =>
    Object.entries(en).flatMap(([key, text]) => {
      const korean = new Set(formsOf(ko[key] ?? ''))
      return formsOf(text).filter((form) => !korean.has(form) && /[a-z]{2}/i.test(form.replace(/\{\w+\}/g, '')))
    }),
  )
  const expressions = [...new Set(patterns)].map(
    (form) =>
      new RegExp(
        `^${form
          .split(/\{\w+\}/)
          .map(RegExp.escape)
          .join('[^]*?')}$`,
      ),
  )
  return (text) => expressions.some((expression) => expression.test(text)) && !/\p{Script=Hangul}/u.test(text)
}

/** Wherever a frontend keeps its words, each module of them brings them as `messages`. */
const places = ['frontends/*/src/messages.ts', 'frontends/*/src/messages/*.ts', 'packages/ui/src/house-messages.ts']

/** The messages of every frontend. Looked for by their place: their types are those of a browser, and not ours. */
export async function everythingSaid(): Promise<readonly Said[]> {
  const root = join(import.meta.dir, '../..')
  const files = places
    .flatMap((place) => [...new Glob(place).scanSync({ cwd: root })])
    .filter((file) => !file.endsWith('.test.ts'))
  const modules = await Promise.all(files.map((file) => import(join(root, file))))
  const found = modules.flatMap((module: { messages?: Said; houseMessages?: Said }) =>
    [module.messages, module.houseMessages].filter((said) => said !== undefined),
  )
  if (found.length < 5) throw new Error(`only ${found.length} sets of messages were found`)
  return found
}

function formsOf(text: Text): string[] {
  return typeof text === 'string' ? [text] : Object.values(text)
}
