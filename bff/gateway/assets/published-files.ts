import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { boundedMap } from '@galleria/chassis/bounded-map'
import { type Encoding, encodings } from './encoding.ts'

/** A file of a build, and the encodings it also lies in. */
export interface PublishedFile {
  readonly path: string
  readonly type: string
  /** Hash of what tells this file from another under the same address. */
  readonly tag: string
  readonly sizes: ReadonlyMap<Encoding['name'] | 'identity', number>
}

/**
 * What may be served, and as what. HTML is not among it: pages are composed, and only then carry their policy. Nor are source
 * maps, which would hand out the sources with them.
 */
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  wasm: 'application/wasm',
}

/**
 * `<name>/<build>/<file…>`: plain names only, none beginning with a dot, so that no path leads out of its build; and nothing
 * of its server build, which is for the renderer alone.
 */
const plain = /^[a-z]+\/[A-Za-z0-9_-][A-Za-z0-9._-]*(?!\/server(?:\/|$))(\/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+$/

/** Builds never change under their address, so what was found once is not looked for again. */
const mostRemembered = 5_000

/** Finds files below the published folder. */
export function createPublishedFiles(folder: string) {
  const found = boundedMap<string, PublishedFile>(mostRemembered)

  return async (address: string): Promise<PublishedFile | undefined> => {
    const type = types[address.slice(address.lastIndexOf('.') + 1)]
    if (!type || !plain.test(address)) return undefined
    const known = found.get(address)
    if (known) return known
    const path = join(folder, address)
    const size = await sizeOf(path)
    if (size === undefined) return undefined
    const encoded = await Promise.all(
      encodings.map(async ({ name, suffix }) => [name, await sizeOf(`${path}${suffix}`)] as const),
    )
    const sizes = new Map([
      ['identity' as const, size],
      ...encoded.flatMap(([name, bytes]) => (bytes === undefined ? [] : [[name, bytes] as const])),
    ])
    const file = { path, type, tag: Bun.hash(`${address} ${size}`).toString(36), sizes }
    found.set(address, file)
    return file
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(() => undefined)
  return found?.isFile() ? found.size : undefined
}
