import { createHash } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Architecture, debianPackage, oldestGo, releaseArchive, wantedVersion } from './pins.ts'
import type { Tools } from './tools.ts'

/** Where a binary came from. */
export type SourceName = 'path' | 'cache' | 'go' | 'debian' | 'release'

/** One way to come by a nats-server that the machine does not have yet. */
export interface Source {
  readonly name: SourceName
  readonly about: string
  /** Puts a binary below `workDir` and says where. @throws with the reason when this way is closed. */
  obtain(tools: Tools, workDir: string): Promise<string>
}

const fromGo: Source = {
  name: 'go',
  about: `go install nats-server v${wantedVersion}`,
  async obtain(tools, workDir) {
    const go = tools.which('go')
    if (!go) throw new Error('no Go is on the PATH')
    const version = /go(\d+\.\d+(\.\d+)?)/.exec((await tools.run([go, 'version'], { timeoutMs: 5_000 })).output)?.[1]
    if (!version || !atLeast(version, oldestGo))
      throw new Error(`Go ${version ?? '(unknown)'} is older than ${oldestGo}`)
    const module = `github.com/nats-io/nats-server/v2@v${wantedVersion}`
    const env = { GOBIN: workDir, CGO_ENABLED: '0', GOFLAGS: '-trimpath' }
    const built = await tools.run([go, 'install', '-ldflags=-s -w', module], { timeoutMs: 300_000, env })
    if (!built.ok) throw new Error(`go install failed: ${lastLine(built.output)}`)
    return join(workDir, 'nats-server')
  },
}

const fromDebian: Source = {
  name: 'debian',
  about: `Debian package nats-server ${debianPackage.version} (trixie), unpacked privately`,
  async obtain(tools, workDir) {
    const [helper, unpacker] = [tools.which('/usr/lib/apt/apt-helper'), tools.which('dpkg-deb')]
    if (!helper || !unpacker) throw new Error('this is not a Debian system')
    const architecture = thisArchitecture()
    const file = join(workDir, 'nats-server.deb')
    const failures: string[] = []
    for (const mirror of await debianMirrors(tools)) {
      // apt's own helper, so that apt's proxies and credentials hold, and the sum is checked by it.
      const url = `${mirror}${debianPackage.poolPath(architecture)}`
      const quick = ['-o', 'Acquire::http::Timeout=5', '-o', 'Acquire::Retries=0', '-o', 'APT::Sandbox::User=root']
      const argv = [helper, ...quick, 'download-file', url, file, `SHA256:${debianPackage.sha256[architecture]}`]
      const fetched = await tools.run(argv, { timeoutMs: 60_000 })
      if (!fetched.ok) {
        failures.push(`${mirror}: ${lastLine(fetched.output)}`)
        continue
      }
      const unpacked = await tools.run([unpacker, '-x', file, join(workDir, 'deb')], { timeoutMs: 20_000 })
      if (!unpacked.ok) throw new Error(`dpkg-deb failed: ${lastLine(unpacked.output)}`)
      return join(workDir, 'deb/usr/sbin/nats-server')
    }
    throw new Error(failures.join('; '))
  },
}

const fromRelease: Source = {
  name: 'release',
  about: `release archive v${wantedVersion} from GitHub`,
  async obtain(tools, workDir) {
    const architecture = thisArchitecture()
    const file = join(workDir, 'nats-server.tar.gz')
    await tools.download(releaseArchive.url(architecture), file)
    const sum = createHash('sha256')
      .update(await readFile(file))
      .digest('hex')
    if (sum !== releaseArchive.sha256[architecture])
      throw new Error(`the archive's SHA-256 is ${sum}, which is not the pinned one`)
    await mkdir(join(workDir, 'release'), { recursive: true })
    const unpacked = await tools.run(['tar', '-xzf', file, '-C', join(workDir, 'release')], { timeoutMs: 20_000 })
    if (!unpacked.ok) throw new Error(`tar failed: ${lastLine(unpacked.output)}`)
    return join(workDir, 'release', releaseArchive.folder(architecture), 'nats-server')
  },
}

/** The ways to get one, in the order in which they are tried once PATH and cache have nothing. */
export const sources: readonly Source[] = [fromGo, fromDebian, fromRelease]

/** True when a version such as `1.26` or `2.12.15` is not older than another. */
export function atLeast(version: string, oldest: string): boolean {
  const [have, want] = [version, oldest].map((text) => text.split('.').map(Number))
  for (let i = 0; i < 3; i += 1) {
    const difference = (have?.[i] ?? 0) - (want?.[i] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return true
}

/** The mirrors this machine's apt is set up with, then Debian's own. */
async function debianMirrors(tools: Tools): Promise<string[]> {
  const argv = ['apt-get', 'indextargets', '--format', '$(REPO_URI)', 'Created-By: Packages', 'Component: main']
  const { ok, output } = await tools.run(argv, { timeoutMs: 5_000 })
  const configured = ok ? output.split('\n').filter((uri) => /^https?:.*\/debian\/?$/.test(uri)) : []
  return [...new Set([...configured.map((uri) => uri.replace(/\/?$/, '/')), 'http://deb.debian.org/debian/'])]
}

function thisArchitecture(): Architecture {
  if (process.platform !== 'linux') throw new Error(`there is no pinned build for ${process.platform}`)
  if (process.arch === 'x64') return 'amd64'
  if (process.arch === 'arm64') return 'arm64'
  throw new Error(`there is no pinned build for ${process.arch}`)
}

function lastLine(output: string): string {
  return output.trim().split('\n').at(-1) || 'no output'
}
