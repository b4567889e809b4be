/** Another origin, which has no business with the shop: it remembers what it was asked for. */
export interface Stranger {
  readonly origin: string
  /** Paths with their queries, oldest first. */
  readonly asked: readonly string[]
  /** Forgets what it was asked for. */
  forget(): void
  close(): Promise<void>
}

/** Places that hear only whether anybody comes at all: `tcp` connections, and `udp` packets. */
export interface Listeners {
  readonly connection: string
  readonly peer: string
  readonly heard: ReadonlySet<'connection' | 'peer'>
  forget(): void
  close(): Promise<void>
}

/** Listens on two ports of this machine. */
export async function openListeners(): Promise<Listeners> {
  const heard = new Set<'connection' | 'peer'>()
  const listening = Bun.listen({
    port: 0,
    hostname: '127.0.0.1',
    socket: { open: () => void heard.add('connection'), data() {} },
  })
  const packets = await Bun.udpSocket({ hostname: '127.0.0.1', socket: { data: () => void heard.add('peer') } })
  return {
    connection: `http://127.0.0.1:${listening.port}`,
    peer: `stun:127.0.0.1:${packets.port}`,
    heard,
    forget: () => heard.clear(),
    async close() {
      listening.stop(true)
      packets.close()
    },
  }
}

/** Opens an origin that hands out a script, a picture and a page to whoever asks, from wherever. */
export function openStranger(pages: Readonly<Record<string, string>> = {}): Stranger {
  const asked: string[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch(request) {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
      const headers = { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
      const page = pages[pathname]
      if (page !== undefined) return new Response(page, { headers: { ...headers, 'content-type': 'text/html' } })
      return pathname.endsWith('.js')
        ? new Response('globalThis.strangerRan = true; export const ran = true', {
            headers: { ...headers, 'content-type': 'text/javascript' },
          })
        : new Response('nothing', { headers })
    },
  })
  return {
    origin: `http://127.0.0.1:${server.port}`,
    asked,
    forget: () => void asked.splice(0),
    close: () => server.stop(true),
  }
}
