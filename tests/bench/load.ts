import type { Socket } from 'bun'

/** How hard and how long. A closed loop: each connection sends its next request when the last is answered. */
export interface LoadOptions {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The next request, ready to send. */
  readonly next: () => Uint8Array
  /** Is shown the status line and headers of each reply. */
  readonly onHead?: (head: string) => void
}

/** What came of it. Latencies in milliseconds. */
export interface LoadResult {
  readonly requests: number
  readonly failures: number
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
}

interface Connection {
  sentAt: number
  /** Bytes of the body to come; -1 while the headers are, and endless when the body says itself where it ends. */
  pending: number
  header: string
  /** The last bytes of a body in chunks. */
  tail: string
}

const headerEnd = '\r\n\r\n'
const lastChunk = '\r\n0\r\n\r\n'

/**
 * Loads a server on this machine over plain HTTP/1.1 keep-alive connections, bounded in time. It reads just enough of each
 * reply to know where it ends, since the generator shares the machine with what it measures.
 */
export async function load({ port, connections, seconds, next, onHead }: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = []
  let failures = 0
  let closing = false
  const begun = performance.now()

  function failed(): void {
    failures += 1
  }

  function send(socket: Socket<Connection>): void {
    if (closing) return
    socket.data.sentAt = performance.now()
    socket.data.pending = -1
    socket.data.header = ''
    socket.data.tail = ''
    socket.write(next())
  }

  function received(socket: Socket<Connection>, chunk: Buffer): void {
    const { data } = socket
    if (data.pending === Number.POSITIVE_INFINITY) {
      data.tail = (data.tail + chunk.toString('latin1')).slice(-lastChunk.length)
      if (data.tail !== lastChunk) return
      data.pending = 0
    } else if (data.pending >= 0) {
      data.pending -= chunk.byteLength
    } else {
      data.header += chunk.toString('latin1')
      const end = data.header.indexOf(headerEnd)
      if (end < 0) return
      const head = data.header.slice(0, end)
      onHead?.(head)
      if (!head.startsWith('HTTP/1.1 200')) failures += 1
      if (/transfer-encoding: chunked/i.test(head)) {
        data.tail = data.header.slice(-lastChunk.length)
        data.pending = data.tail === lastChunk ? 0 : Number.POSITIVE_INFINITY
      } else {
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
        data.pending = length - (data.header.length - end - headerEnd.length)
      }
    }
    if (data.pending > 0) return
    latencies.push(performance.now() - data.sentAt)
    send(socket)
  }

  const sockets = await Promise.all(
    Array.from({ length: connections }, () =>
      Bun.connect<Connection>({
        hostname: '127.0.0.1',
        port,
        data: { sentAt: 0, pending: -1, header: '', tail: '' },
        socket: { data: received, open: send, error: failed },
      }),
    ),
  )
  await Bun.sleep(seconds * 1_000)
  closing = true
  const elapsed = (performance.now() - begun) / 1_000
  for (const socket of sockets) socket.end()
  latencies.sort((a, b) => a - b)
  return {
    requests: latencies.length,
    failures,
    perSecond: latencies.length / elapsed,
    p50: latencies[Math.floor(latencies.length * 0.5)] ?? 0,
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
  }
}
