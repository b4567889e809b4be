import type { Balance, PaymentsPorts } from '../ports.ts'

/** How the books stand. */
export interface BooksReport {
  readonly accounts: readonly Balance[]
  readonly mismatches: number
  readonly inDoubt: number
  /** Epoch milliseconds. */
  readonly comparedAt?: number
}

/** Says how the books stand, and how they differ from the provider's for longer than the grace period. */
export const makeGetBalance =
  ({ books, ledger, now }: PaymentsPorts, graceMs: number) =>
  (): BooksReport => {
    const comparedAt = books.comparedAt()
    return {
      accounts: books.balances(),
      mismatches: books.mismatches(now() - graceMs),
      inDoubt: ledger.doubts(),
      ...(comparedAt === undefined ? {} : { comparedAt }),
    }
  }
