import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { isSignedBy, signPublication } from '@galleria/chassis/publication/signature'
import {
  type PublicationStatement,
  PublishedFrontends,
  PublishedRemote,
  ShellRow,
  SignedPublication,
} from '@galleria/contracts/frontends'
import { publicKeyOf, signingKeyOf } from './publisher-key.ts'

/** For so long a publication is good. Whoever holds back the news of the next one is found out when it ends. */
const goodForDays = 30
const dayMs = 86_400_000

/**
 * What is published; empty before the first time, and when it is not what we have signed: whoever can write to the folder must not be
 * able to have it signed by us the next time. A row that an older version wrote in another way counts as missing, so that its
 * frontend is published anew.
 */
export async function readPublished(frontendsDir: string): Promise<Partial<PublishedFrontends>> {
  const found = await readSigned(frontendsDir)
  if (!found) return {}
  const shell = ShellRow.safeParse(found.shell)
  const remotes = (found.remotes ?? []).map((row) => PublishedRemote.safeParse(row)).flatMap(({ data }) => data ?? [])
  return { ...(shell.success ? { shell: shell.data } : {}), remotes }
}

/** Signs the registry and replaces it whole: written beside and renamed into place, so that a reader sees the old one or the new. */
export async function writePublished(frontendsDir: string, published: PublishedFrontends): Promise<void> {
  const key = await signingKeyOf(frontendsDir)
  const before = await statementOf(frontendsDir)
  const now = Date.now()
  const statement = {
    // Seconds, so that it goes on growing where the registry before was lost.
    version: Math.max((before?.version ?? 0) + 1, Math.floor(now / 1_000)),
    issuedAt: new Date(now).toISOString(),
    expiresAt: new Date(now + goodForDays * dayMs).toISOString(),
  }
  const signed = signPublication(PublishedFrontends.parse(published), statement, key)
  await writeJson(join(frontendsDir, 'registry.json'), signed)
}

/** Signs what is published anew, under a newer version, when half of its time is over. */
export async function renewPublished(frontendsDir: string): Promise<void> {
  const before = await statementOf(frontendsDir)
  const { shell, remotes = [] } = await readPublished(frontendsDir)
  if (!shell || !before || Date.parse(before.expiresAt) - Date.now() > (goodForDays / 2) * dayMs) return
  await writePublished(frontendsDir, { shell, remotes })
}

/** What its publisher says of the registry; undefined when it is not ours. */
export async function statementOf(frontendsDir: string): Promise<PublicationStatement | undefined> {
  return SignedPublication.shape.signed.safeParse((await readSigned(frontendsDir))?.signed).data
}

interface Found {
  readonly shell?: unknown
  readonly remotes?: readonly unknown[]
  readonly signed?: unknown
}

async function readSigned(frontendsDir: string): Promise<Found | undefined> {
  const found = await readJson<Found>(join(frontendsDir, 'registry.json'))
  const key = publicKeyOf(frontendsDir)
  return found && key && isSignedBy(found, key) ? found : undefined
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
