import { sleep } from 'bun'
import { pass } from './pass.ts'

/** A line to the shop on which pages come in pieces, and all else at once. */
export interface SlowLine {
  readonly url: string
  close(): Promise<void>
}

/** Longer than the frame of a screen, so that each piece is drawn before the next one comes. */
const betweenPiecesMs = 25

/** Opens a line to the shop that is answering at this address. */
export function openSlowLine(shop: string): SlowLine {
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const isPage = request.headers.get('sec-fetch-dest') === 'document'
      // What is compressed cannot be cut where a tag begins.
      if (isPage) request.headers.set('accept-encoding', 'identity')
      const response = await pass(request, shop + pathname + search)
      return isPage ? inPieces(response) : response
    },
  })
  return { url: `http://localhost:${server.port}`, close: () => server.stop(true) }
}

async function inPieces(page: Response): Promise<Response> {
  const pieces = piecesOf(await page.text())
  const slowly = async function* () {
    for (const piece of pieces) {
      yield piece
      await sleep(betweenPiecesMs)
    }
  }
  const headers = new Headers(page.headers)
  headers.delete('content-length')
  return new Response(slowly(), { status: page.status, headers })
}

/** Cut at each tag of the header, where things stand side by side, and at each part of what is below it. */
function piecesOf(html: string): readonly string[] {
  const [from, to] = [html.indexOf('<header'), html.indexOf('</header>')]
  return [
    html.slice(0, from),
    ...html.slice(from, to).split(/(?=<[a-z])/),
    ...html.slice(to).split(/(?=<(?:section|article|footer)\b)/),
  ]
}
