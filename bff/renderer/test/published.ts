import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { PublishedFrontends, PublishedRemote } from '@galleria/contracts/frontends'
import { type TestPublisher, testPublisher } from '@galleria/testkit/publisher'
import { version as vue } from 'vue/package.json'
import { version as router } from 'vue-router/package.json'
import type { Edition } from '../edition.ts'

/** Versions that this renderer renders. */
export const libraries = { vue, 'vue-router': router }

/**
 * A shell that places what its query says: `/?place=catalog/home-page,orders/mini-cart`. A part is a function that is handed
 * `fetch` and gives back its markup; the fence around it is a small copy of the real one's rules.
 */
export const plainShell = `
export default async function render({ target, locale, publicOrigin, registry }, ports) {
  const parts = []
  const wanted = (new URL(target, publicOrigin).searchParams.get('place') ?? '').split(',').filter(Boolean)
  const bodies = await Promise.all(wanted.map(async (name) => {
    const [remote, expose] = name.split('/')
    const row = registry.remotes.find((each) => each.name === remote)
    const startedMs = performance.now()
    const out = (outcome, body = '') => {
      parts.push({ remote, expose, outcome, durationMs: performance.now() - startedMs })
      return body
    }
    if (ports.skip.has(remote)) return out('skipped')
    try {
      const { default: part } = await ports.load(row, expose)
      ports.entering(remote)
      const late = new Promise((resolve) => setTimeout(resolve, ports.partMs, undefined))
      const fetch = async (path, options) => {
        const response = await ports.fetch(path, options)
        ports.entering(remote)
        return response
      }
      const body = await Promise.race([part({ fetch, target, locale }), late])
      return body === undefined ? out('late') : out('rendered', body)
    } catch (error) {
      console.error(error)
      return out('threw')
    }
  }))
  return {
    status: 200, head: '<title>' + publicOrigin + '</title>', body: bodies.join(''), state: '{}', parts,
    whole: parts.every(({ outcome }) => outcome === 'rendered'),
  }
}`

/** A build of a remote: its exposes as module texts. */
export interface FakeRemote {
  readonly name: string
  readonly build: string
  readonly exposes: Readonly<Record<string, string>>
  readonly over?: Partial<PublishedRemote>
}

/** A published folder of a test's own, with server builds made of a few lines. */
export function fakePublication(by?: TestPublisher) {
  const folder = mkdtempSync(join(tmpdir(), 'renderer-'))
  const publisher = by ?? testPublisher(join(folder, 'keys'))
  const write = (file: string, text: string) => {
    const path = join(folder, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  let editions = 0

  /** Writes the builds, and the registry that names them. */
  function publish(
    remotes: readonly FakeRemote[],
    { shell = plainShell, build = 's1', shared = libraries as Record<string, string> } = {},
  ): Edition {
    write(`shell/${build}/server/render.js`, shell)
    for (const { name, build: own, exposes } of remotes)
      for (const [expose, text] of Object.entries(exposes)) write(`${name}/${own}/server/${expose}.js`, text)
    const published: PublishedFrontends = {
      shell: {
        build,
        server: `shell/${build}/server`,
        html: `shell/${build}/index.html`,
        integrity: {},
        css: [],
        preload: [],
        shared,
      },
      remotes: remotes.map(rowOf),
    }
    publisher.publish(folder, published)
    editions += 1
    return {
      value: published,
      version: `edition-${editions}`,
      builds: new Map(remotes.map(({ name, build: own }) => [name, own])),
    }
  }

  return { folder, write, publish, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

function rowOf({ name, build, exposes, over }: FakeRemote): PublishedRemote {
  return {
    name,
    build,
    server: `${name}/${build}/server`,
    enabled: true,
    entry: `/frontends/${name}/${build}/remoteEntry.js`,
    integrity: {},
    css: {},
    routes: Object.keys(exposes).map((expose) => ({
      path: `/${name}/${expose}/:id`,
      name: `${name}-${expose}`,
      expose,
      audience: 'everyone' as const,
    })),
    browserOnly: [],
    widgets: {},
    preload: {},
    shared: {},
    ...over,
  }
}
