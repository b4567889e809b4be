import { cardBook } from './cards.ts'
import { chargeBook } from './charges.ts'
import { openDatabase } from './database.ts'
import { deliveryBook } from './deliveries.ts'
import { eventBook } from './events.ts'
import { ledgerBook } from './ledger.ts'
import { refundBook } from './refunds.ts'
import { sharedCommit } from './shared-commit.ts'

/** Everything the provider has written down. */
export type Books = ReturnType<typeof openBooks>

/** Opens the books, in a file or `:memory:`. They are written to through `write` only. */
export function openBooks(file: string) {
  const db = openDatabase(file)
  const { write, flush } = sharedCommit(db)
  return {
    write,
    cards: cardBook(db),
    charges: chargeBook(db),
    refunds: refundBook(db),
    ledger: ledgerBook(db),
    events: eventBook(db),
    deliveries: deliveryBook(db),
    close() {
      flush()
      db.close()
    },
  }
}
