import type { Socket } from 'bun'

/** How hard and how long. A closed loop: each connection sends its next request when the last is answered. */
export interface LoadOptions {
  readonly port: number
  readonly connections: number
  readonly seconds: number
  /** The next request, ready to send. */
  readonly next: () => Uint8Array
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
  pending: number
  header: string
}

const headerEnd = '\r\n\r\n'

/**
 * Loads a server on this machine over plain HTTP/1.1 keep-alive connections, bounded in time. It reads just enough of each
 * reply to know where it ends, since the generator shares the machine with what it measures.
 */
export async function load({ port, connections, seconds, next }: LoadOptions): Promise<LoadResult> {
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
    socket.write(next())
  }

  function received(socket: Socket<Connection>, chunk: Buffer): void {
    const { data } = socket
    if (data.pending >= 0) {
      data.pending -= chunk.byteLength
    } else {
      data.header += chunk.toString('latin1')
      const end = data.header.indexOf(headerEnd)
      if (end < 0) return
      const length = Number(/content-length: (\d+)/i.exec(data.header)?.[1] ?? 0)
      if (!data.header.startsWith('HTTP/1.1 200')) failures += 1
      data.pending = length - (data.header.length - end - headerEnd.length)
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
        data: { sentAt: 0, pending: -1, header: '' },
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
