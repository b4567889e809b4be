/** Sends bytes as they are, and reads until the server has closed or the head and body are there. */
export function sendRaw(url: string, text: string, { withinMs = 3_000 }: { withinMs?: number } = {}): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let received = ''
    const timer = setTimeout(() => reject(new Error(`no reply within ${withinMs} ms; so far: ${received}`)), withinMs)
    const finish = () => {
      clearTimeout(timer)
      resolve(received)
    }
    Bun.connect({
      hostname,
      port: Number(port),
      socket: {
        open: (socket) => void socket.write(text),
        data(socket, chunk) {
          received += chunk.toString('latin1')
          if (isWhole(received)) socket.end()
        },
        close: finish,
        error: (_socket, error) => reject(error),
      },
    }).catch(reject)
  })
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(received.slice(0, end))?.[1]
  return length !== undefined && received.length >= end + 4 + Number(length)
}
