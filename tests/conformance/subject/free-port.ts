const [lowest, highest] = [21_000, 31_000]
const given = new Set<number>()

/**
 * A port for a program that cannot choose one itself. It lies below those that the system hands out by itself, and no two of this
 * process get the same, so that nothing takes it before the program is up.
 */
export function freePort(): number {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * (highest - lowest))
    if (given.has(port) || !isFree(port)) continue
    given.add(port)
    return port
  }
}

function isFree(port: number): boolean {
  try {
    Bun.listen({ hostname: '127.0.0.1', port, socket: { data: () => {} } }).stop(true)
    return true
  } catch {
    return false
  }
}
