import { createServer, type Server } from 'node:net'

/** A port that somebody would like to have; 0 when any will do. */
export interface PortWish {
  readonly key: string
  readonly wanted: number
}

/** The port that was found, and whether it is another one than was wished for. */
export interface ChosenPort {
  readonly port: number
  readonly wanted: number
  readonly moved: boolean
}

/**
 * Finds a free loopback port for each wish: the wanted one, or another when that is in use. All are held until the last
 * is chosen, so no two are the same.
 */
export async function choosePorts(wishes: readonly PortWish[]): Promise<Map<string, ChosenPort>> {
  const held: Server[] = []
  const chosen = new Map<string, ChosenPort>()
  try {
    // Wanted ports first, lest a port that is given out freely is one that somebody wants.
    for (const { key, wanted } of wishes.toSorted((a, b) => b.wanted - a.wanted)) {
      const server = (wanted > 0 ? await hold(wanted) : undefined) ?? (await holdAny())
      if (!server) throw new Error('this machine has no free port left')
      held.push(server)
      const port = portOf(server)
      chosen.set(key, { port, wanted, moved: wanted > 0 && port !== wanted })
    }
  } finally {
    await Promise.all(held.map((server) => new Promise((done) => server.close(done))))
  }
  return chosen
}

/** True when nobody listens on a loopback port. */
export async function isFree(port: number): Promise<boolean> {
  const server = await hold(port)
  if (server) await new Promise((done) => server.close(done))
  return server !== undefined
}

/** Where systems do not take ports for outgoing connections from: one that is chosen here is still free when it is used. */
const quiet = { first: 20_000, count: 10_000 } as const

async function holdAny(): Promise<Server | undefined> {
  for (let tries = 0; tries < 100; tries += 1) {
    const server = await hold(quiet.first + Math.floor(Math.random() * quiet.count))
    if (server) return server
  }
  return hold(0)
}

function hold(port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined)
      else reject(error)
    })
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server))
  })
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('a server without a port')
  return address.port
}
