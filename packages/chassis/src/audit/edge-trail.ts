import type { SealedEntry } from '@galleria/contracts/audit'
import { instant } from '../ports/clock.ts'
import type { World } from '../ports/index.ts'
import { type Head, noHead, seal } from './chain.ts'
import { type Deed, entryBody, type Told } from './deed.ts'
import type { AuditTrail } from './trail.ts'

/** As many entries wait for the broker; what comes then is counted, and told of in one entry when there is room again. */
const mostWaiting = 2_000
/** As many that were sent are kept, should a broker lose them before the keeper of the audit has taken them in. */
const mostKept = 500

/**
 * A trail of a process without a store: a chain in memory, for this run of it only. What the broker has not taken in when the process
 * dies is lost. It never blocks a request, and takes up no more than a megabyte or two.
 */
export function createEdgeTrail(process: string, { clock, ids }: Pick<World, 'clock' | 'ids'>): AuditTrail {
  const writer = `${process}/${ids.next()}`
  /** The last of the chain, sent or not. */
  let kept: SealedEntry[] = []
  let head: Head = noHead
  let sent = 0
  let birth: string | undefined
  let rewinds = 0
  let lost = 0
  let wakeRelay = () => {}

  const depth = () => head.sequence - sent

  function write(deed: Deed, told?: Told): void {
    const sequence = head.sequence + 1
    const sealed = seal(entryBody(deed, { writer, sequence, at: instant(clock.now()) }, told), head.hash)
    head = { sequence, hash: sealed.hash }
    kept.push(sealed)
  }

  function append(deed: Deed, told?: Told): void {
    if (depth() >= mostWaiting) {
      lost += 1
      return
    }
    if (lost > 0) write({ action: 'security.unrecorded', after: { times: lost } })
    lost = 0
    write(deed, told)
    queueMicrotask(() => wakeRelay())
  }

  return {
    writer,
    append,
    note(deeds) {
      for (const { deed, told } of deeds) append(deed, told)
    },
    head: () => head,
    waiting: (limit) => kept.slice(kept.length - depth()).slice(0, limit),
    depth,
    markSent(sequence) {
      sent = Math.max(sent, sequence)
      const excess = kept.length - depth() - mostKept
      // Not one by one: each time the rest moves.
      if (excess >= mostKept) kept = kept.slice(excess)
    },
    rewind(sequence) {
      if (sequence >= sent) return
      // What is not kept any more stays missing where it was, and the keeper goes on saying so.
      sent = Math.max(sequence, head.sequence - kept.length)
      rewinds += 1
      queueMicrotask(() => wakeRelay())
    },
    rewinds: () => rewinds,
    knownBirth: () => birth,
    rememberBirth(told) {
      birth = told
    },
    onWrite(wake) {
      wakeRelay = wake
    },
  }
}
