import type { Clock, Random } from '../ports/index.ts'
import type { Registered, Registry } from '../service/registry.ts'
import type { Logger } from '../telemetry/logger.ts'

/** An instance of a BFF that may be sent requests. */
export interface Instance {
  readonly id: string
  /** Address without a path: `http://127.0.0.1:8081`. */
  readonly url: string
}

/** The living instances of one BFF. */
export interface Pool {
  /** One of them, the less busy of two drawn at random (Mitzenmacher). Not `but`, which was tried, unless it is the only one. */
  pick(but?: Instance): Instance | undefined
  /** Counts a request in; the returned function counts it out. */
  enter(instance: Instance): () => void
  /** Leaves an instance out for a while, as long as there is another, and calls the roll. */
  leaveOut(instance: Instance): void
  /** Calls the roll. */
  refresh(): Promise<void>
  readonly size: number
}

/** What a pool is made of. */
export interface PoolOptions {
  /** The process's name in the topology. */
  readonly name: string
  readonly registry: Registry
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
}

/** For how long a roll call waits, and how long an instance that failed is left out, in milliseconds. */
const rollCallMs = 250
const leftOutMs = 2_000

/** Balances over the instances that answer the roll call of the service registry. */
export function createPool({ name, registry, clock, random, log }: PoolOptions): Pool {
  let instances: readonly Instance[] = []
  let calling: Promise<void> | undefined
  const busy = new Map<string, number>()
  const failedAt = new Map<string, number>()
  const draw = (from: readonly Instance[]) => from[Math.floor(random.fraction() * from.length)]
  const load = (instance: Instance) => busy.get(instance.id) ?? 0

  const isDoubtful = ({ id }: Instance) =>
    clock.monotonic() - (failedAt.get(id) ?? Number.NEGATIVE_INFINITY) <= leftOutMs

  async function callRoll(): Promise<void> {
    const found = (await registry.find(name, rollCallMs)).flatMap(addressed)
    // Silence proves nothing, since it may be the broker that is gone: the last list stands, and connecting will tell.
    if (found.length === 0) return
    const before = instances
      .map(({ id }) => id)
      .sort()
      .join()
    instances = found
    for (const id of failedAt.keys()) if (!found.some((instance) => instance.id === id)) failedAt.delete(id)
    for (const id of busy.keys()) if (!found.some((instance) => instance.id === id)) busy.delete(id)
    if (
      before !==
      found
        .map(({ id }) => id)
        .sort()
        .join()
    )
      log.info({ name, instances: found.map(({ id }) => id) }, 'the roll has changed')
  }

  function refresh(): Promise<void> {
    calling ??= callRoll()
      .catch((error: unknown) => log.warn({ name, error }, 'the roll could not be called'))
      .finally(() => {
        calling = undefined
      })
    return calling
  }

  return {
    pick(but) {
      const others = instances.filter(({ id }) => id !== but?.id)
      const well = others.filter((instance) => !isDoubtful(instance))
      // Rather a doubtful instance than none: of a single one, one broken connection proves little.
      const eligible = [well, others, instances].find(({ length }) => length > 0) ?? []
      const [one, other] = [draw(eligible), draw(eligible)]
      return one && other && load(other) < load(one) ? other : one
    },
    enter(instance) {
      busy.set(instance.id, load(instance) + 1)
      let inside = true
      return () => {
        if (inside) busy.set(instance.id, Math.max(0, load(instance) - 1))
        inside = false
      }
    },
    leaveOut(instance) {
      failedAt.set(instance.id, clock.monotonic())
      log.warn({ name, instance: instance.id }, 'an instance does not answer and is left out')
      void refresh()
    },
    refresh,
    get size() {
      return instances.length
    },
  }
}

function addressed({ instance, metadata }: Registered): Instance[] {
  return metadata.http ? [{ id: `${instance} ${metadata.http}`, url: metadata.http }] : []
}
