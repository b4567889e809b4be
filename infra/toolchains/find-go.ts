import { join } from 'node:path'
import { atLeast } from '../nats/sources.ts'
import type { Tools } from '../nats/tools.ts'

/** A program that builds or runs others, and its version. */
export interface Found {
  readonly path: string
  readonly version: string
}

/** What a search came to: the version that was met, if any, was too old. */
export type Search = Found | { readonly path?: undefined; readonly tooOld: string | undefined }

/** Where Go is put by its own archive, by Debian and by Homebrew, when the PATH does not say. */
const usualPlaces = ['/usr/local/go/bin/go', '/usr/lib/go/bin/go', '/opt/homebrew/bin/go', '/usr/local/bin/go']

/** The first Go that is new enough; otherwise what was met. */
export async function findGo(
  oldest: string,
  tools: Tools,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Search> {
  const candidates = [...(env.GOROOT ? [join(env.GOROOT, 'bin/go')] : []), 'go', ...usualPlaces]
  return firstOf(candidates, ['version'], /\bgo(\d+\.\d+(?:\.\d+)?)/, oldest, tools)
}

/** The first candidate that tells a version which is new enough. */
export async function firstOf(
  candidates: readonly string[],
  args: readonly string[],
  pattern: RegExp,
  oldest: string,
  tools: Tools,
): Promise<Search> {
  let tooOld: string | undefined
  const tried = new Set<string>()
  for (const candidate of candidates) {
    const path = tools.which(candidate)
    if (path === undefined || tried.has(path)) continue
    tried.add(path)
    const { ok, output } = await tools.run([path, ...args], { timeoutMs: 10_000 })
    const version = ok ? pattern.exec(output)?.[1] : undefined
    if (version && atLeast(version, oldest)) return { path, version }
    tooOld ??= version
  }
  return { tooOld }
}
