import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A numbered requirement of the protocol. */
export interface Requirement {
  readonly id: string
  /** Whether it says MUST or MUST NOT, and not only what would be good. */
  readonly binding: boolean
  readonly text: string
}

const page = join(import.meta.dir, '../../docs/service-protocol.md')

/** Every requirement, in the order in which the page has them. */
export async function readRequirements(): Promise<readonly Requirement[]> {
  const lines = (await readFile(page, 'utf8')).split('\n')
  return lines.flatMap((line) => {
    const [, id, text = ''] = /^- \*\*(SP-[A-Z]+-\d+)\*\* (.*)$/.exec(line) ?? []
    return id === undefined ? [] : [{ id, text, binding: /\bMUST\b/.test(text) }]
  })
}
