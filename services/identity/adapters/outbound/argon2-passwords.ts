import { availableParallelism } from 'node:os'
import { Busy, type Passwords } from '../../ports.ts'
import { createHasher, type Hasher } from './hasher.ts'

/** How much work a hash is. */
export interface Cost {
  readonly memoryKib: number
  readonly passes: number
}

/** How many are hashed at once, and how many may wait. */
export interface Room {
  readonly atOnce: number
  readonly waiting: number
}

/** {@link Passwords}, with threads behind it that are given back in the end. */
export interface HashedPasswords extends Passwords {
  close(): void
}

/**
 * The room on a machine with so many processors: half of them hash at the most, however many want to sign in, and the rest of the shop
 * has the others (measured: `bun run bench sign-in`). Beyond four the memory costs more than it brings.
 */
export function roomOn(processors: number): Room {
  return { atOnce: Math.min(4, Math.max(1, Math.floor(processors / 2))), waiting: 20 }
}

/**
 * Argon2id, on threads of its own that give way to the rest of the process. There is {@link Room} for a few; the next is turned away rather
 * than kept (measured: 22 ms of one core each at 19 MiB and two passes).
 */
export async function argon2Passwords(
  cost: Cost,
  room: Room = roomOn(availableParallelism()),
): Promise<HashedPasswords> {
  const options = { algorithm: 'argon2id', memoryCost: cost.memoryKib, timeCost: cost.passes } as const
  const parameters = `$m=${cost.memoryKib},t=${cost.passes},p=1$`
  const hashers = Array.from({ length: room.atOnce }, createHasher)
  const { turn, isFull } = makeTurns(hashers, room.waiting)
  /** Nobody's password, at the price of everybody's. */
  const nobodys = await turn((hasher) => hasher.hash('nobody has this password', options))
  return {
    hash: (password) => turn((hasher) => hasher.hash(password, options)),
    verify: (password, hash) =>
      turn(async (hasher) => {
        const isRight = await hasher.verify(password, hash ?? nobodys)
        return hash !== undefined && isRight
      }),
    isFull,
    isOutdated: (hash) => !hash.startsWith('$argon2id$') || !hash.includes(parameters),
    close() {
      for (const hasher of hashers) hasher.close()
    },
  }
}

/** Gives each who comes a hasher of their own, and lets so many wait for one. */
function makeTurns(hashers: readonly Hasher[], waiting: number) {
  const idle = [...hashers]
  const queue: ((hasher: Hasher) => void)[] = []
  const isFull = () => idle.length === 0 && queue.length >= waiting
  async function turn<Result>(work: (hasher: Hasher) => Promise<Result>): Promise<Result> {
    if (isFull()) throw new Busy(`${queue.length} passwords wait to be hashed`)
    const hasher = idle.pop() ?? (await new Promise<Hasher>((next) => queue.push(next)))
    try {
      return await work(hasher)
    } finally {
      const next = queue.shift()
      if (next) next(hasher)
      else idle.push(hasher)
    }
  }
  return { turn, isFull }
}
