import type { Call } from '@galleria/chassis/call'
import type { Books, PaymentsPorts } from '../ports.ts'

/** How many pages of the provider's books one run reads. */
const mostPages = 40
const mostRead = 5
const mostDue = 20
/** One that comes again after so long is one more look, and does no harm. */
const webhooksKeptMs = 86_400_000

/**
 * Reads on in the provider's books and compares them with ours, entry by entry (I-PAY-5). What only the provider has makes
 * that payment's doubt due now; what is on one side only for longer than the grace period is a mismatch, and someone is
 * told of it once. A page that looks wrong is read again, since the provider may have misspoken.
 */
export const makeCompareLedgers = (ports: PaymentsPorts, graceMs: number) => {
  const { books, ledger, provider, webhooks, now } = ports

  return async (call: Call): Promise<void> => {
    if (await readOn(call)) books.compared(now())
    await readAgain(call)
    for (const { kind, ref } of books.onlyTheirs(mostDue)) {
      const orderId = kind === 'capture' ? ref : ledger.orderOfRefund(ref)
      if (orderId !== undefined) ledger.hurry(orderId, now())
    }
    for (const difference of books.newMismatches(now() - graceMs))
      call.log.error({ ...difference }, 'an entry is in one of the two books only')
    webhooks.forget(now() - webhooksKeptMs)
  }

  async function readOn(call: Call): Promise<boolean> {
    for (let page = 0; page < mostPages; page += 1) {
      if (!(await readPage(books, books.cursor(), call))) return true
    }
    return false
  }

  async function readAgain(call: Call): Promise<void> {
    for (const after of books.doubtfulPages(now() - graceMs / 2, mostRead)) await readPage(books, after, call)
  }

  async function readPage(into: Books, after: string | undefined, call: Call): Promise<boolean> {
    const { entries, hasMore } = await provider.entries(after, call)
    into.compare(entries, after, now())
    return hasMore && entries.length > 0
  }
}
