import type { Database } from 'bun:sqlite'
import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '@galleria/chassis/store/database'
import { migrations } from '../../compose.ts'
import { authorize } from '../../domain/decide.ts'
import { aStore, lamp, terms } from '../../test/a-till.ts'
import { sqliteBooks } from './sqlite-books.ts'

function paid() {
  const store = aStore()
  store.ledger.change('o-1', 10, (past) => authorize(past, terms))
  store.ledger.change('o-1', 20, () => ({
    ok: true,
    events: [
      { type: 'authorized', chargeId: 'ch_1' },
      { type: 'capture-asked' },
      { type: 'captured', chargeId: 'ch_1' },
    ],
  }))
  return store
}

test('the accounts say what was sold, taxed, paid and given back, and balance (I-PAY-4)', () => {
  const { books, ledger } = paid()
  ledger.change('o-1', 30, () => ({
    ok: true,
    events: [
      { type: 'refund-asked', ...lamp },
      { type: 'refunded', refundId: lamp.refundId },
    ],
  }))
  const balances = books.balances()
  expect(balances).toEqual([
    { account: 'customer-receivable', debitCents: 26_700, creditCents: 26_700 },
    { account: 'psp-clearing', debitCents: 17_800, creditCents: 8900 },
    { account: 'refunds', debitCents: 7479, creditCents: 0 },
    { account: 'revenue', debitCents: 0, creditCents: 14_958 },
    { account: 'tax', debitCents: 1421, creditCents: 2842 },
  ])
  expect(balances.reduce((sum, { debitCents, creditCents }) => sum + debitCents - creditCents, 0)).toBe(0)
})

test('an entry is neither changed nor removed nor written twice', () => {
  const { db, books } = paid()
  for (const change of [
    'UPDATE ledger_entries SET amount_cents = 1',
    'DELETE FROM ledger_entries',
    'UPDATE ledger_postings SET debit_cents = 1 WHERE debit_cents > 0',
    'DELETE FROM ledger_postings',
  ])
    expect(() => db.run(change)).toThrow('never')
  const again = { kind: 'capture', ref: 'o-1', amountCents: 17_800, postings: [] } as const
  expect(() => books.post('o-1', again, 30)).toThrow('UNIQUE')
})

test('an entry of either side strikes out its counterpart, whichever comes first (I-PAY-5)', () => {
  const theirs = { id: 'le_1', kind: 'capture', ref: 'o-1', amountCents: 17_800 } as const
  const oursFirst = paid().books
  expect(oursFirst.mismatches(20)).toBe(1)
  oursFirst.compare([theirs], undefined, 30)
  expect(oursFirst.mismatches(100)).toBe(0)

  const { books } = aStore()
  books.compare([theirs], undefined, 5)
  expect(books.onlyTheirs(10)).toMatchObject([{ ref: 'o-1', side: 'theirs', since: 5 }])
  books.post('o-1', { kind: 'capture', ref: 'o-1', amountCents: 17_800, postings: [] }, 30)
  expect(books.mismatches(100)).toBe(0)
})

test('the cursor goes on from page to page, and a page that is read again does not move it', () => {
  const { books } = aStore()
  const entry = (id: string, amountCents = 1) => ({ id, kind: 'capture', ref: id, amountCents }) as const
  books.compare([entry('le_1'), entry('le_2')], undefined, 1)
  books.compare([entry('le_3')], 'le_2', 2)
  expect(books.cursor()).toBe('le_3')
  books.compare([entry('le_1'), entry('le_2', 2)], undefined, 3)
  expect(books.cursor()).toBe('le_3')
  expect(books.onlyTheirs(10).map(({ ref, amountCents }) => [ref, amountCents])).toEqual([
    ['le_2', 2],
    ['le_3', 1],
    ['le_1', 1],
  ])
  expect(books.doubtfulPages(100, 10)).toEqual([undefined, 'le_2'])
})

test('what the provider takes back leaves our entry without a counterpart', () => {
  const { books } = paid()
  const theirs = { id: 'le_1', kind: 'capture', ref: 'o-1', amountCents: 17_800 } as const
  books.compare([theirs], undefined, 30)
  books.compare([{ ...theirs, amountCents: 1 }], undefined, 40)
  expect(books.newMismatches(40)).toMatchObject([
    { side: 'ours', amountCents: 17_800 },
    { side: 'theirs', amountCents: 1 },
  ])
  expect(books.newMismatches(40)).toEqual([])
})

test('payments from before refunds and tax are kept, and what was taken of them is booked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'payments-'))
  const file = join(folder, 'payments.sqlite')
  const old: Database = openDatabase({ file, migrations: migrations.slice(0, 2) })
  old.run(`INSERT INTO payments VALUES
    ('o-1', 'captured', 17800, NULL, 'ch_1', NULL, 1, 2, NULL),
    ('o-2', 'unknown', 5000, 'tok_1', NULL, NULL, 3, 4, 5000),
    ('o-3', 'barred', NULL, NULL, NULL, NULL, NULL, 6, NULL)`)
  old.close()

  const db = openDatabase({ file, migrations })
  const books = sqliteBooks(db)
  expect(db.query('SELECT order_id, status, tax_cents, captured_cents, look_again_at FROM payments').all()).toEqual([
    { order_id: 'o-1', status: 'captured', tax_cents: null, captured_cents: 17_800, look_again_at: null },
    { order_id: 'o-2', status: 'unknown', tax_cents: null, captured_cents: 0, look_again_at: 5000 },
    { order_id: 'o-3', status: 'barred', tax_cents: null, captured_cents: 0, look_again_at: null },
  ])
  expect(books.balances()).toEqual([
    { account: 'customer-receivable', debitCents: 17_800, creditCents: 17_800 },
    { account: 'psp-clearing', debitCents: 17_800, creditCents: 0 },
    { account: 'revenue', debitCents: 0, creditCents: 17_800 },
  ])
  books.compare([{ id: 'le_1', kind: 'capture', ref: 'o-1', amountCents: 17_800 }], undefined, 10)
  expect(books.mismatches(10)).toBe(0)
  db.close()
  rmSync(folder, { recursive: true })
})
