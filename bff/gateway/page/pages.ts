import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { boundedMap } from '@galleria/chassis/bounded-map'
import type { Seen } from '@galleria/chassis/config/watched-file'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import { composePage, placeholders } from './compose.ts'
import { matchRoute } from './route-match.ts'

/** A page ready to be sent, in every encoding. */
export interface ReadyPage {
  readonly identity: Uint8Array<ArrayBuffer>
  readonly br: Uint8Array<ArrayBuffer>
  readonly gzip: Uint8Array<ArrayBuffer>
  readonly tag: string
  readonly importMapHash: string
  /** Whether any remote, or the shell itself, answers the address. */
  readonly known: boolean
}

/** What pages are made from. */
export interface PagesOptions {
  readonly folder: string
  readonly published: () => Promise<Seen<PublishedFrontends> | undefined>
  readonly log: Logger
}

/** A publication whose shell has been read. */
interface Edition extends Seen<PublishedFrontends> {
  readonly shellHtml: string
}

const squeeze = { br: promisify(brotliCompress), gzip: promisify(gzip) }
/** Routes are few, and a new publication makes all of them anew. */
const mostPages = 100

/**
 * Composes each route's page once for each publication, and compresses it once. A publication whose shell cannot be read
 * leaves the last one standing. Answers nothing before the first.
 */
export function createPages({ folder, published, log }: PagesOptions) {
  const pages = boundedMap<string, Promise<ReadyPage>>(mostPages)
  let edition: Edition | undefined
  let refused: string | undefined

  async function newest(): Promise<Edition | undefined> {
    const seen = await published()
    if (!seen || seen.version === edition?.version || seen.version === refused) return edition
    try {
      const shellHtml = await readFile(join(folder, seen.value.shell.html), 'utf8')
      for (const placeholder of Object.values(placeholders)) {
        if (!shellHtml.includes(placeholder)) throw new Error(`the shell's page has no ${placeholder}`)
      }
      edition = { ...seen, shellHtml }
    } catch (error) {
      refused = seen.version
      log.error({ error, version: seen.version }, 'the published shell cannot be served; the last one stays')
    }
    return edition
  }

  return async (path: string): Promise<ReadyPage | undefined> => {
    const current = await newest()
    if (!current) return undefined
    const route = matchRoute(current.value.remotes, path)
    const known = route !== undefined || path === '/'
    const key = `${current.version} ${route ? `${route.remote.name} ${route.path}` : String(known)}`
    let page = pages.get(key)
    if (!page) {
      const { html, importMapHash } = composePage(current.shellHtml, current.value, route)
      page = encoded(html).then((bodies) => ({ ...bodies, importMapHash, known }))
      pages.set(key, page)
      page.catch(() => pages.delete(key))
    }
    return page
  }
}

async function encoded(html: string) {
  const identity = new TextEncoder().encode(html)
  const [br, gz] = await Promise.all([squeeze.br(identity), squeeze.gzip(identity)])
  return { identity, br: new Uint8Array(br), gzip: new Uint8Array(gz), tag: Bun.hash(html).toString(36) }
}
