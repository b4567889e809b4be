import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import { pass } from '../../support/pass.ts'

/** A file that is served from memory. */
export interface Served {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
  /** True for a file whose address changes with its content. */
  readonly immutable: boolean
}

/** A server beside the gateway. */
export interface SideDoor {
  readonly url: string
  stop(): Promise<void>
}

/** What comes from the shop itself, for every contestant alike. */
const shared = /^\/(api|pictures|frontends|forms)\//
const squeeze = promisify(brotliCompress)

/**
 * Serves pages and files as well as a server can: from memory, compressed beforehand, scripts and styles for good. Pictures and
 * answers of the API are passed through from the gateway as they are.
 */
export async function openSideDoor(gateway: string, find: (path: string) => Served | undefined): Promise<SideDoor> {
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      if (shared.test(pathname)) return pass(request, gateway + pathname + search)
      const found = find(pathname + search)
      return found ? send(found) : new Response('not here', { status: 404 })
    },
  })
  return { url: `http://localhost:${server.port}`, stop: () => server.stop(true) }
}

/** A file as it will be sent. */
export async function served(type: string, content: string | Uint8Array, immutable: boolean): Promise<Served> {
  const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  return { type, body: new Uint8Array(await squeeze(content, options)), immutable }
}

function send({ type, body, immutable }: Served): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-encoding': 'br',
      'cache-control': immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
    },
  })
}
