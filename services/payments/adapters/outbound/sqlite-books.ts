import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { Entry } from '../../domain/bookkeeping.ts'
import type { Balance, Books, Difference, ProviderEntry } from '../../ports.ts'

/** Writes entries into the books. */
export interface Bookkeeper {
  /** Call it inside the transaction that makes the entry true. Entries are only ever added, each of them once. */
  post(orderId: string, entry: Entry, at: number): void
}

type Named = Pick<Entry, 'kind' | 'ref' | 'amountCents'>

/**
 * The books in SQLite, append-only by trigger. The symmetric difference to the provider's books (I-PAY-5) is kept as a
 * table: an entry of either side strikes out its counterpart, or waits there for it.
 */
export function sqliteBooks(db: Database): Books & Bookkeeper {
  const addEntry = db.query<{ entry: number }, [string, string, string, number, number]>(
    'INSERT INTO ledger_entries (order_id, kind, ref, amount_cents, at) VALUES (?, ?, ?, ?, ?) RETURNING entry',
  )
  const addPosting = db.query('INSERT INTO ledger_postings VALUES (?, ?, ?, ?)')
  const strikeOut = db.query(
    `DELETE FROM ledger_differences WHERE sequence = (
       SELECT sequence FROM ledger_differences WHERE ref = $ref AND kind = $kind AND amount_cents = $amountCents AND side = $side LIMIT 1)`,
  )
  const addDifference = db.query(
    `INSERT INTO ledger_differences (side, kind, ref, amount_cents, provider_entry, since)
     VALUES ($side, $kind, $ref, $amountCents, $providerEntry, $since)`,
  )
  const takeBack = db.query("DELETE FROM ledger_differences WHERE side = 'theirs' AND ref = ? AND provider_entry = ?")
  const known = db.query<ProviderEntry, [string]>(
    'SELECT id, kind, ref, amount_cents AS amountCents FROM provider_entries WHERE id = ?',
  )
  const copy = db.query('INSERT OR REPLACE INTO provider_entries VALUES ($id, $kind, $ref, $amountCents, $after)')
  const moveCursor = db.query('UPDATE ledger_comparison SET after = ? WHERE after IS ?')
  const balances = db.query<Balance, []>(
    `SELECT account, sum(debit_cents) AS debitCents, sum(credit_cents) AS creditCents
     FROM ledger_postings GROUP BY account ORDER BY account`,
  )
  const comparison = db.query<{ after: string | null; compared_at: number | null }, []>(
    'SELECT after, compared_at FROM ledger_comparison',
  )
  const differences = 'SELECT side, kind, ref, amount_cents AS amountCents, since FROM ledger_differences'
  const countOld = db.query<{ old: number }, [number]>(
    'SELECT count(*) AS old FROM ledger_differences WHERE since <= ?',
  )
  const untold = db.query<Difference, [number]>(`${differences} WHERE since <= ? AND told = 0 ORDER BY sequence`)
  const tell = db.query('UPDATE ledger_differences SET told = 1 WHERE since <= ? AND told = 0')
  const theirs = db.query<Difference, [number]>(`${differences} WHERE side = 'theirs' ORDER BY sequence DESC LIMIT ?`)
  const pages = db.query<{ page_after: string | null }, [number, number]>(
    `SELECT DISTINCT page_after FROM ledger_differences JOIN provider_entries ON provider_entries.id = provider_entry
     WHERE since <= ? LIMIT ?`,
  )

  function weighUp(side: Difference['side'], { kind, ref, amountCents }: Named, since: number, providerEntry?: string) {
    const counterpart = side === 'ours' ? 'theirs' : 'ours'
    if (strikeOut.run({ kind, ref, amountCents, side: counterpart }).changes === 0)
      addDifference.run({ side, kind, ref, amountCents, since, providerEntry: providerEntry ?? null })
  }

  function noteTheirs(entry: ProviderEntry, after: string | undefined, at: number): void {
    const { id, kind, ref, amountCents } = entry
    const before = known.get(id)
    if (before && before.kind === kind && before.ref === ref && before.amountCents === amountCents) return
    // What it said before is taken back: if that had struck out an entry of ours, ours is without a counterpart again.
    if (before && takeBack.run(before.ref, id).changes === 0) weighUp('ours', before, at)
    copy.run({ id, kind, ref, amountCents, after: after ?? null })
    weighUp('theirs', entry, at, id)
  }

  return {
    post(orderId, entry, at) {
      const row = addEntry.get(orderId, entry.kind, entry.ref, entry.amountCents, at)
      if (!row) throw new Error('the entry was not written')
      for (const { account, debitCents, creditCents } of entry.postings)
        addPosting.run(row.entry, account, debitCents, creditCents)
      weighUp('ours', entry, at)
    },
    balances: () => balances.all(),
    cursor: () => comparison.get()?.after ?? undefined,
    compare(page, after, at) {
      inTransaction(db, () => {
        for (const entry of page) noteTheirs(entry, after, at)
        const last = page.at(-1)
        if (last) moveCursor.run(last.id, after ?? null)
      })
    },
    compared: (at) => void db.query('UPDATE ledger_comparison SET compared_at = ?').run(at),
    comparedAt: () => comparison.get()?.compared_at ?? undefined,
    mismatches: (since) => countOld.get(since)?.old ?? 0,
    newMismatches: (since) =>
      inTransaction(db, () => {
        const found = untold.all(since)
        if (found.length > 0) tell.run(since)
        return found
      }),
    doubtfulPages: (since, limit) => pages.all(since, limit).map(({ page_after }) => page_after ?? undefined),
    onlyTheirs: (limit) => theirs.all(limit),
  }
}
