import type { Database } from 'bun:sqlite'
import { inTransaction } from '@galleria/chassis/store/database'
import type { Entry } from '../../domain/bookkeeping.ts'
import type { Balance, Books, ProviderEntry } from '../../ports.ts'
import { ledgerDifferences } from './ledger-differences.ts'
import { whenNeeded } from './when-needed.ts'

/** Writes entries into the books. */
export interface Bookkeeper {
  /** Call it inside the transaction that makes the entry true. Entries are only ever added, each of them once. */
  post(orderId: string, entry: Entry, at: number): void
}

/** The books in SQLite, append-only by trigger, beside a copy of the provider's. */
export function sqliteBooks(db: Database): Books & Bookkeeper {
  const differences = ledgerDifferences(db)
  const posting = whenNeeded(() => ({
    addEntry: db.query<{ entry: number }, [string, string, string, number, number]>(
      'INSERT INTO ledger_entries (order_id, kind, ref, amount_cents, at) VALUES (?, ?, ?, ?, ?) RETURNING entry',
    ),
    addPosting: db.query('INSERT INTO ledger_postings VALUES (?, ?, ?, ?)'),
  }))
  const comparing = whenNeeded(() => ({
    known: db.query<ProviderEntry, [string]>(
      'SELECT id, kind, ref, amount_cents AS amountCents FROM provider_entries WHERE id = ?',
    ),
    copy: db.query('INSERT OR REPLACE INTO provider_entries VALUES ($id, $kind, $ref, $amountCents, $after)'),
    moveCursor: db.query('UPDATE ledger_comparison SET after = ? WHERE after IS ?'),
    comparison: db.query<{ after: string | null; compared_at: number | null }, []>(
      'SELECT after, compared_at FROM ledger_comparison',
    ),
    compared: db.query('UPDATE ledger_comparison SET compared_at = ?'),
    pages: db.query<{ page_after: string | null }, [number, number]>(
      `SELECT DISTINCT page_after FROM ledger_differences JOIN provider_entries ON provider_entries.id = provider_entry
       WHERE since <= ? LIMIT ?`,
    ),
  }))

  function noteTheirs(entry: ProviderEntry, after: string | undefined, at: number): void {
    const { id, kind, ref, amountCents } = entry
    const before = comparing().known.get(id)
    if (before && before.kind === kind && before.ref === ref && before.amountCents === amountCents) return
    // What it said before is taken back: if that had struck out an entry of ours, ours is without a counterpart again.
    if (before && !differences.takeBack(before.ref, id)) differences.weighUp('ours', before, at)
    comparing().copy.run({ id, kind, ref, amountCents, after: after ?? null })
    differences.weighUp('theirs', entry, at, id)
  }

  return {
    post(orderId, entry, at) {
      const row = posting().addEntry.get(orderId, entry.kind, entry.ref, entry.amountCents, at)
      if (!row) throw new Error('the entry was not written')
      for (const { account, debitCents, creditCents } of entry.postings)
        posting().addPosting.run(row.entry, account, debitCents, creditCents)
      differences.weighUp('ours', entry, at)
    },
    balances: () =>
      db
        .query<Balance, []>(
          `SELECT account, sum(debit_cents) AS debitCents, sum(credit_cents) AS creditCents
           FROM ledger_postings GROUP BY account ORDER BY account`,
        )
        .all(),
    cursor: () => comparing().comparison.get()?.after ?? undefined,
    compare(page, after, at) {
      inTransaction(db, () => {
        for (const entry of page) noteTheirs(entry, after, at)
        const last = page.at(-1)
        if (last) comparing().moveCursor.run(last.id, after ?? null)
      })
    },
    compared: (at) => void comparing().compared.run(at),
    comparedAt: () => comparing().comparison.get()?.compared_at ?? undefined,
    mismatches: (since) => differences.count(since),
    newMismatches: (since) => inTransaction(db, () => differences.tellOf(since)),
    doubtfulPages: (since, limit) =>
      comparing()
        .pages.all(since, limit)
        .map(({ page_after }) => page_after ?? undefined),
    onlyTheirs: (limit) => differences.theirs(limit),
  }
}
