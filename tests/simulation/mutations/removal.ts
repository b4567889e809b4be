import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Edit, Protection } from './protection.ts'

const root = join(import.meta.dir, '../../..')

/**
 * The files of a protection by their paths, as they read without it.
 * @throws when a snippet is not there exactly once: then the code has moved on, and the table must follow.
 */
export function filesWithout({ id, edits }: Protection): Map<string, string> {
  const files = new Map<string, string>()
  for (const edit of edits) {
    const path = join(root, edit.file)
    files.set(path, changed(files.get(path) ?? readFileSync(path, 'utf8'), edit, id))
  }
  return files
}

function changed(text: string, { file, from, to }: Edit, id: string): string {
  const snippet = new RegExp(from.trim().split(/\s+/).map(RegExp.escape).join('\\s+'), 'g')
  const times = [...text.matchAll(snippet)].length
  if (times !== 1) throw new Error(`${id}: ${file} has ${times} times, not once: ${from}`)
  return text.replace(snippet, () => to)
}
