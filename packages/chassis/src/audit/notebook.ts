import type { Clock } from '../ports/clock.ts'
import type { Deed, Told } from './deed.ts'
import type { Noted } from './trail.ts'

/**
 * Takes note of what goes with no change of state: somebody was turned away, somebody looked at what is not theirs. Never throws,
 * never waits, and cannot be made to fill the disk.
 */
export interface Notebook {
  /** Writes it down before it returns. The same of the same person within a while is counted instead, and told of at its end. */
  note(deed: Deed, told?: Told): void
}

/** A notebook, and how it ends. */
export interface OpenNotebook extends Notebook {
  /** Tells where entries go from now on; until then they are counted. */
  into(write: (deeds: readonly Noted[]) => void): void
  /** Writes down what was counted. Call it while there is still somewhere to write. */
  close(): void
}

/** What a notebook needs. */
export interface NotebookParts {
  readonly clock: Clock
  /** Is told what could not be written down at all. */
  readonly onFault: (error: unknown) => void
}

/** For as long the same is counted and not written down again. */
const sameForMs = 10_000
/** Different ones are written down at once up to so many, and so many a second after that; the rest is counted. */
const burst = 200
const perSecond = 10

interface Again extends Noted {
  times: number
}

/** Opens a notebook. */
export function createNotebook({ clock, onFault }: NotebookParts): OpenNotebook {
  let write: ((deeds: readonly Noted[]) => void) | undefined
  let again = new Map<string, Again>()
  let left = burst
  let filledAt = clock.monotonic()
  let unrecorded = 0
  let cancel: (() => void) | undefined

  function refill(): void {
    const now = clock.monotonic()
    left = Math.min(burst, left + ((now - filledAt) / 1_000) * perSecond)
    filledAt = now
  }

  function put(deeds: readonly Noted[]): void {
    if (!write || deeds.length === 0) return
    try {
      write(deeds)
    } catch (error) {
      onFault(error)
    }
  }

  function tellCounts(): void {
    const counted = [...again.values()].filter(({ times }) => times > 0)
    again = new Map()
    const deeds: Noted[] = counted.map(({ deed, told, times }) => ({
      deed: { ...deed, after: { ...deed.after, times } },
      told,
    }))
    if (unrecorded > 0) deeds.push({ deed: { action: 'security.unrecorded', after: { times: unrecorded } } })
    unrecorded = 0
    put(deeds)
  }

  return {
    note(deed, told) {
      const key = nameOf(deed, told)
      const earlier = again.get(key)
      if (earlier) {
        earlier.times += 1
        return
      }
      cancel ??= clock.after(sameForMs, () => {
        cancel = undefined
        tellCounts()
      })
      refill()
      if (left < 1 || !write) {
        unrecorded += 1
        return
      }
      left -= 1
      again.set(key, { deed, told, times: 0 })
      put([{ deed, told }])
    },
    into(to) {
      write = to
    },
    close() {
      cancel?.()
      tellCounts()
      write = undefined
    },
  }
}

/** What makes two of them the same: all but the trace. */
function nameOf({ action, reason = '', object, after = {} }: Deed, told: Told | undefined): string {
  const { caller } = told ?? {}
  const who =
    caller === undefined || typeof caller === 'string'
      ? (caller ?? '')
      : `${caller.principal.kind} ${caller.principal.id}`
  return [action, reason, object?.kind, object?.id, who, JSON.stringify(after)].join('\n')
}
