import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { PublishedFrontends, PublishedRemote, ShellRow } from '@galleria/contracts/frontends'

/**
 * What is published; empty before the first time. A row that an older version wrote in another way counts as missing, so
 * that its frontend is published anew.
 */
export async function readPublished(frontendsDir: string): Promise<Partial<PublishedFrontends>> {
  const found = await readJson<{ shell?: unknown; remotes?: unknown[] }>(join(frontendsDir, 'registry.json'))
  if (!found) return {}
  const shell = ShellRow.safeParse(found.shell)
  const remotes = (found.remotes ?? []).map((row) => PublishedRemote.safeParse(row)).flatMap(({ data }) => data ?? [])
  return { ...(shell.success ? { shell: shell.data } : {}), remotes }
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
