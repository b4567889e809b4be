import { buildPeer } from '@galleria/ui/build/floor'
import { root } from '../../runner/command.ts'
import { http2Front } from './http2-front.ts'
import { openSideDoor, type Served, served } from './side-door.ts'
import { withoutScripts } from './static-page.ts'
import type { Subject } from './subjects.ts'

/** One way to bring a page to a browser. */
export interface Contestant {
  readonly name: 'floor' | 'peer' | 'ours'
  readonly url: string
  /** Whether scripts will take the page over. */
  readonly scripted: boolean
  stop(): Promise<void>
}

const html = 'text/html; charset=utf-8'
const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
}

/** The shop as it is. */
export function ours(gateway: string): Contestant {
  return { name: 'ours', url: gateway, scripted: true, stop: async () => {} }
}

/**
 * Our own pages as static files, without their scripts: what the same markup and styles cost at the least. Each is asked for once,
 * by the shopper whose cart it is.
 */
export async function floor(gateway: string, pages: readonly Subject[], cookie: string): Promise<Contestant> {
  const files = new Map<string, Served>()
  for (const { path } of pages) {
    const response = await fetch(gateway + path, { headers: { accept: 'text/html', cookie } })
    const text = await response.text()
    if (!response.ok || !/<h1[\s>]/.test(text))
      throw new Error(`${path} was not rendered by the server (${response.status})`)
    files.set(path, await served(html, withoutScripts(text), false))
  }
  const door = await openSideDoor(gateway, (path) => files.get(path))
  return { name: 'floor', scripted: false, ...door }
}

/** The same pages out of one plain vue application: an empty page, its scripts, and then the same questions to the same API. */
export async function peer(gateway: string): Promise<Contestant> {
  const { page, files } = await buildPeer(root)
  const index = await served(html, page, false)
  const others = new Map<string, Served>()
  for (const { file, content } of files) others.set(`/${file}`, await served(typeOf(file), content, true))
  const door = await openSideDoor(gateway, (path) => others.get(path) ?? (/\.\w+$/.test(path) ? undefined : index))
  return { name: 'peer', scripted: true, ...door }
}

/** The same, with a front door that speaks HTTP/2. */
export async function behindHttp2(contestant: Contestant): Promise<Contestant> {
  const front = await http2Front(contestant.url)
  return {
    ...contestant,
    url: front.url,
    async stop() {
      await front.stop()
      await contestant.stop()
    },
  }
}

function typeOf(file: string): string {
  const type = types[file.slice(file.lastIndexOf('.') + 1)]
  if (type === undefined) throw new Error(`the peer has a file of a kind that nobody expected: ${file}`)
  return type
}
