import type { Database } from 'bun:sqlite'
import type { Entry } from '../../domain/bookkeeping.ts'
import type { Difference } from '../../ports.ts'
import { whenNeeded } from './when-needed.ts'

/** An entry as the two books are compared by it. */
export type Named = Pick<Entry, 'kind' | 'ref' | 'amountCents'>

/**
 * The symmetric difference of the two books (I-PAY-5), kept as a table: an entry of either side strikes out its
 * counterpart, or waits there for it.
 */
export function ledgerDifferences(db: Database) {
  const columns = 'SELECT side, kind, ref, amount_cents AS amountCents, since FROM ledger_differences'
  const statements = whenNeeded(() => ({
    strikeOut: db.query(
      `DELETE FROM ledger_differences WHERE sequence = (
         SELECT sequence FROM ledger_differences
         WHERE ref = $ref AND kind = $kind AND amount_cents = $amountCents AND side = $side LIMIT 1)`,
    ),
    add: db.query(
      `INSERT INTO ledger_differences (side, kind, ref, amount_cents, provider_entry, since)
       VALUES ($side, $kind, $ref, $amountCents, $providerEntry, $since)`,
    ),
  }))
  const queries = whenNeeded(() => ({
    takeBack: db.query("DELETE FROM ledger_differences WHERE side = 'theirs' AND ref = ? AND provider_entry = ?"),
    count: db.query<{ old: number }, [number]>('SELECT count(*) AS old FROM ledger_differences WHERE since <= ?'),
    untold: db.query<Difference, [number]>(`${columns} WHERE since <= ? AND told = 0 ORDER BY sequence`),
    tell: db.query('UPDATE ledger_differences SET told = 1 WHERE since <= ? AND told = 0'),
    theirs: db.query<Difference, [number]>(`${columns} WHERE side = 'theirs' ORDER BY sequence DESC LIMIT ?`),
  }))

  return {
    /** Weighs an entry of one side up against the other. */
    weighUp(side: Difference['side'], { kind, ref, amountCents }: Named, since: number, providerEntry?: string): void {
      const counterpart = side === 'ours' ? 'theirs' : 'ours'
      if (statements().strikeOut.run({ kind, ref, amountCents, side: counterpart }).changes === 0)
        statements().add.run({ side, kind, ref, amountCents, since, providerEntry: providerEntry ?? null })
    },
    /** Takes an entry of the provider's back. False when it has struck out one of ours. */
    takeBack: (ref: string, providerEntry: string) => queries().takeBack.run(ref, providerEntry).changes > 0,
    count: (since: number) => queries().count.get(since)?.old ?? 0,
    tellOf(since: number): Difference[] {
      const found = queries().untold.all(since)
      if (found.length > 0) queries().tell.run(since)
      return found
    },
    theirs: (limit: number) => queries().theirs.all(limit),
  }
}
