import { entropy, keyFiles, rules } from './rules.ts'

/** Something that looks like a secret. `value` is for the judge of exceptions; it is printed shortened. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly what: string
  readonly value: string
}

/** A value that looks like a secret and is none, and why. */
export interface Harmless {
  /** The file, a folder ending in a slash, or `*` for all. */
  readonly where: string
  readonly value: RegExp
  readonly because: string
}

const leastEntropy = 3.2

/** What was looked through, and what was found. */
export interface Scanned {
  readonly files: number
  readonly findings: readonly Finding[]
}

/** What in a file looks like a secret. Of a file that is no text only its name counts. */
export function scan(file: string, bytes: Uint8Array): readonly Finding[] {
  const text = bytes.includes(0) ? '' : new TextDecoder().decode(bytes)
  const named = keyFiles.test(file) ? [{ file, line: 0, what: 'a file that holds keys or data', value: file }] : []
  const found = rules.flatMap(({ name, shape, guess }) =>
    [...text.matchAll(shape)].flatMap((match) => {
      const value = match[1] ?? match[0]
      if (guess && !looksRandom(value)) return []
      return [{ file, line: text.slice(0, match.index).split('\n').length, what: name, value }]
    }),
  )
  return [...named, ...found]
}

/** Findings that nobody has explained, and explanations that explain nothing any more, a sentence each. */
export function unexplained(findings: readonly Finding[], harmless: readonly Harmless[]): string[] {
  const explains = ({ where, value }: Harmless, found: Finding) =>
    (where === '*' || (where.endsWith('/') ? found.file.startsWith(where) : found.file === where)) &&
    value.test(found.value)
  return [
    ...findings
      .filter((found) => !harmless.some((one) => explains(one, found)))
      .map(({ file, line, what, value }) => `${file}:${line} has ${what}: ${value.slice(0, 6)}…`),
    ...harmless
      .filter((one) => !findings.some((found) => explains(one, found)))
      .map(({ where, because }) => `nothing in ${where} has to be explained by "${because}" any more`),
  ]
}

/** A word, a path or a sentence is no secret; letters and digits in disorder may be one. */
function looksRandom(value: string): boolean {
  return /\d/.test(value) && /[A-Za-z]/.test(value) && entropy(value) >= leastEntropy
}
