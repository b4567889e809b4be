import type { Head } from '@galleria/chassis/audit/chain'
import { auditKeeper } from '@galleria/contracts/audit'
import { anchorsIn, checkMarks, type Mark, witnessIn } from './anchors.ts'
import { compare } from './compare.ts'
import {
  damageOf,
  foundAtIntake,
  keptRows,
  keptTable,
  keptWriters,
  openStore,
  ownRows,
  ownTable,
  type Store,
  storesIn,
} from './stores.ts'
import { type Finding, walk, wholeStore } from './walk.ts'

/** How one writer's chain is. */
export interface ChainReport {
  readonly writer: string
  /** Entries in the writer's own store; undefined for a process without one. */
  readonly own: number | undefined
  /** Entries that the keeper has. */
  readonly kept: number
  /** The last entry that the keeper's own chain vouches for. */
  readonly anchored: number
}

/** What came of a verification. */
export interface Report {
  readonly chains: readonly ChainReport[]
  /** By writer and entry. Nothing is wrong when there are none. */
  readonly findings: readonly Finding[]
  /** The head of the keeper's own chain: written down elsewhere, it shows later that nothing before it has changed. */
  readonly head: Head | undefined
}

/** What was found of the keeper's store. */
interface Kept {
  readonly counts: ReadonlyMap<string, number>
  readonly anchors: readonly Mark[]
}

/**
 * Verifies every chain below a data folder, offline or beside the running shop: each by itself in its own store and as it is kept, the
 * two against each other, the anchors against both, and the keeper's chain against all that are witnesses of it, and against
 * `witnesses` from outside. The keeper is read before the writers, whose chains can only have grown meanwhile.
 */
export function verifyAudit(data: string, witnesses: readonly Mark[] = []): Report {
  const paths = storesIn(data)
  const findings: Finding[] = []
  const own = new Map<string, number>()
  const stores = new Map<string, Store>()
  const marks: Mark[] = [...witnesses]
  const keeperPath = paths.get(auditKeeper)
  const keeper = keeperPath === undefined ? undefined : open(auditKeeper, keeperPath)
  const kept = keeper ? reading(auditKeeper, () => walkKept(keeper)) : undefined
  for (const [process, path] of paths) {
    const store = open(process, path)
    if (!store) continue
    stores.set(process, store)
    reading(process, () => walkOwn(store))
  }
  // Whoever writes has a keeper: without one there is nobody to compare with.
  if (paths.size > 0 && !keeperPath) findings.push({ ...ofStore(auditKeeper), reason: 'store-missing' })
  for (const writer of kept?.counts.keys() ?? [])
    if (!writer.includes('/') && !paths.has(writer)) findings.push({ ...ofStore(writer), reason: 'store-missing' })
  if (keeper && kept) reading(auditKeeper, () => checkAnchors(keeper, kept.anchors))
  // The keeper's chain may have grown since the first look, and the writers be witnesses of that.
  const head = keeperPath === undefined ? undefined : reading(auditKeeper, () => checkWitnesses(keeperPath))
  for (const { db } of [...stores.values(), ...(keeper ? [keeper] : [])]) db.close()
  return { chains: reports(), findings: sorted(findings), head }

  /** What cannot be read is a finding, and the rest is verified all the same. */
  function reading<Result>(process: string, read: () => Result): Result | undefined {
    try {
      return read()
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      findings.push({ ...ofStore(process), reason: 'unreadable', detail })
      return undefined
    }
  }

  function open(process: string, path: string): Store | undefined {
    return reading(process, () => {
      const store = openStore(process, path)
      const detail = damageOf(store)
      if (detail) findings.push({ ...ofStore(process), reason: 'damaged', detail })
      return store
    })
  }

  function walkKept(store: Store): Kept {
    const counts = new Map<string, number>()
    const anchors: Mark[] = []
    for (const writer of keptWriters(store)) {
      const walked = walk(writer, 'keeper', keptRows(store, writer))
      counts.set(writer, walked.entries)
      findings.push(...walked.findings)
    }
    walk(auditKeeper, 'own store', ownRows(store), (said) => anchors.push(...anchorsIn(said)))
    for (const found of foundAtIntake(store)) findings.push({ ...found, where: 'intake' })
    return { counts, anchors }
  }

  function walkOwn(store: Store): void {
    const { process } = store
    const walked = walk(process, 'own store', ownRows(store), (said) => marks.push(...witnessIn(said)))
    own.set(process, walked.entries)
    findings.push(...walked.findings)
    const difference = keeper && compare(process, ownRows(store), keptRows(keeper, process))
    if (difference) findings.push(difference)
  }

  function checkAnchors(store: Store, anchors: readonly Mark[]): void {
    findings.push(...checkMarks(anchors, 'anchor', (writer, at) => hashIn(store, keptTable, at, writer)))
    for (const [process, { db }] of stores) {
      const hers = anchors.filter(({ writer }) => writer === process)
      findings.push(...checkMarks(hers, 'anchor', (_writer, at) => hashIn({ process, db }, ownTable, at)))
    }
  }

  function checkWitnesses(path: string): Head | undefined {
    const store = openStore(auditKeeper, path)
    findings.push(...checkMarks(marks, 'witness', (_writer, at) => hashIn(store, ownTable, at)))
    const last = store.db.query<Head, []>(`SELECT sequence, hash FROM ${ownTable} ORDER BY sequence DESC LIMIT 1`).get()
    store.db.close()
    return last ?? undefined
  }

  function reports(): ChainReport[] {
    const anchored = new Map<string, number>()
    for (const { writer, sequence } of kept?.anchors ?? [])
      anchored.set(writer, Math.max(sequence, anchored.get(writer) ?? 0))
    return [...new Set([...own.keys(), ...(kept?.counts.keys() ?? [])])].toSorted().map((writer) => ({
      writer,
      own: own.get(writer),
      kept: kept?.counts.get(writer) ?? 0,
      anchored: anchored.get(writer) ?? 0,
    }))
  }
}

function hashIn({ db }: Store, table: string, sequence: number, writer?: string): string | undefined {
  const where = writer === undefined ? '' : ' AND writer = ?'
  const parameters = writer === undefined ? [sequence] : [sequence, writer]
  return db
    .query<{ hash: string }, (string | number)[]>(`SELECT hash FROM ${table} WHERE sequence = ?${where}`)
    .get(...parameters)?.hash
}

function ofStore(writer: string): Pick<Finding, 'writer' | 'sequence' | 'where'> {
  return { writer, sequence: wholeStore, where: 'own store' }
}

/** Entries first, those of a chain in their order; once each, since what is wrong is mostly found from several sides. */
function sorted(findings: readonly Finding[]): Finding[] {
  const once = new Map(findings.map((found) => [JSON.stringify(found), found]))
  const isWhole = ({ sequence }: Finding) => Number(sequence === wholeStore)
  return [...once.values()].toSorted(
    (a, b) => isWhole(a) - isWhole(b) || a.writer.localeCompare(b.writer) || a.sequence - b.sequence,
  )
}
