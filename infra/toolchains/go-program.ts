import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { withLock } from '../nats/lock.ts'
import type { Tools } from '../nats/tools.ts'
import { findGo } from './find-go.ts'
import { broken, lacking, type Program } from './program.ts'
import { sourcesHash } from './sources-hash.ts'
import type { Workshop } from './workshop.ts'

/** What the services in Go are written for. */
export const oldestGo = '1.26'

/** Binaries of former sources that are kept: of other branches, other copies of the repository. */
const keptBuilds = 4

/**
 * Builds the program of a Go module, or finds it built: binaries are kept by a hash of their sources, so that a start with nothing
 * changed does not even ask for Go.
 */
export async function goProgram(entry: string, { root, home, tools, say }: Workshop): Promise<Program> {
  const folder = join(root, entry)
  const name = basename(entry)
  const module = await readFile(join(folder, 'go.mod'), 'utf8').catch(() => undefined)
  if (module === undefined || !existsSync(join(folder, 'cmd', name, 'main.go')))
    return lacking(`there is no Go program in ${entry}`)
  const hash = await sourcesHash([folder, ...neighbours(folder, module)], process.platform, process.arch)
  const binDir = join(home, 'bin/go')
  const binary = join(binDir, `${name}-${hash}`)
  const ready = (fresh: boolean): Program => {
    return { kind: 'ready', command: { argv: [binary], env: {}, cwd: root }, fresh, about: 'Go' }
  }
  if (existsSync(binary)) return ready(false)

  const oldest = /^go (\d+\.\d+(?:\.\d+)?)/m.exec(module)?.[1] ?? oldestGo
  const go = await findGo(oldest, tools)
  if (go.path === undefined)
    return lacking(`it takes Go ${oldest} or newer, and ${go.tooOld ? `${go.tooOld} is` : 'none is'} here`)
  await mkdir(binDir, { recursive: true })
  return withLock(join(binDir, `${name}.lock`), 600_000, async () => {
    if (existsSync(binary)) return ready(false)
    const failure = await build({ go: go.path, folder, name, binary, tools, say })
    if (failure) return failure
    await forgetOldBuilds(binDir, name)
    return ready(true)
  })
}

/** The modules beside it that a module is built with, by its `replace` lines. */
function neighbours(folder: string, module: string): string[] {
  return [...module.matchAll(/=>\s+(\.{1,2}\/\S+)/g)].map(([, path = '']) => resolve(folder, path))
}

async function build({
  go,
  folder,
  name,
  binary,
  tools,
  say,
}: {
  readonly go: string
  readonly folder: string
  readonly name: string
  readonly binary: string
  readonly tools: Tools
  readonly say: (line: string) => void
}): Promise<Program | undefined> {
  // The Go that is here and no other: a newer one is fetched by whoever wants it, not by a shop that is being opened.
  const env = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOWORK: 'off' }
  const line = (text: string) => {
    if (/^go: downloading /.test(text)) say(`${name}: ${text.slice('go: '.length)}`)
  }
  say(`${name}: fetching Go modules`)
  const fetched = await tools.run([go, 'mod', 'download'], { timeoutMs: 300_000, cwd: folder, env, line })
  if (!fetched.ok) return lacking(`its Go modules cannot be fetched: ${firstLine(fetched.output)}`)
  say(`${name}: compiling with Go (about a minute the first time)`)
  const unfinished = `${binary}.${process.pid}`
  const flags = ['-trimpath', '-buildvcs=false', '-mod=readonly', '-ldflags=-s -w']
  const argv = [go, 'build', ...flags, '-o', unfinished, `./cmd/${name}`]
  const built = await tools.run(argv, { timeoutMs: 600_000, cwd: folder, env, line })
  if (!built.ok) {
    await rm(unfinished, { force: true })
    return broken(`it does not compile: ${firstLine(built.output.replace(/^(#|go: downloading) .*\n/gm, ''))}`)
  }
  await rename(unfinished, binary)
  return undefined
}

async function forgetOldBuilds(binDir: string, name: string): Promise<void> {
  const builds = (await readdir(binDir)).filter((file) => new RegExp(`^${name}-[0-9a-f]{16}$`).test(file))
  const dated = await Promise.all(builds.map(async (file) => ({ file, at: (await stat(join(binDir, file))).mtimeMs })))
  const old = dated.toSorted((a, b) => b.at - a.at).slice(keptBuilds)
  await Promise.all(old.map(({ file }) => rm(join(binDir, file), { force: true })))
}

function firstLine(output: string): string {
  return output.trim().split('\n')[0] || 'it did not say why'
}
