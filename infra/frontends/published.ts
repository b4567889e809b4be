import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { PublishedFrontends } from '@galleria/contracts/frontends'

/** What is published; empty before the first time. */
export async function readPublished(frontendsDir: string): Promise<Partial<PublishedFrontends>> {
  return (await readJson<PublishedFrontends>(join(frontendsDir, 'registry.json'))) ?? {}
}

/** Replaces the registry whole: written beside and renamed into place, so that a reader sees the old one or the new. */
export async function writePublished(frontendsDir: string, published: PublishedFrontends): Promise<void> {
  await writeJson(join(frontendsDir, 'registry.json'), PublishedFrontends.parse(published))
}

/** A JSON file; undefined when there is none. */
export async function readJson<Value>(path: string): Promise<Value | undefined> {
  const file = Bun.file(path)
  return (await file.exists()) ? ((await file.json()) as Value) : undefined
}

/** Writes a JSON file in one move. */
export async function writeJson(path: string, value: unknown): Promise<void> {
  const draft = `${path}.${process.pid}.draft`
  await Bun.write(draft, `${JSON.stringify(value, null, 2)}\n`)
  await rename(draft, path)
}
