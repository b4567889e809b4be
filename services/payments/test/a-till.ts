import type { Call } from '@galleria/chassis/call'
import { openDatabase } from '@galleria/chassis/store/database'
import { createOutbox } from '@galleria/chassis/store/outbox'
import { payments } from '@galleria/contracts/payments'
import { rememberingLogger, testCall } from '@galleria/testkit'
import { sqliteBooks } from '../adapters/outbound/sqlite-books.ts'
import { sqliteLedger } from '../adapters/outbound/sqlite-ledger.ts'
import { sqliteWebhooks } from '../adapters/outbound/sqlite-webhooks.ts'
import { makeAuthorizePayment } from '../application/authorize-payment.ts'
import { makeCancelPayment } from '../application/cancel-payment.ts'
import { makeCapturePayment } from '../application/capture-payment.ts'
import { makeGetPayment } from '../application/get-payment.ts'
import { makeNoteDispatch } from '../application/note-dispatch.ts'
import { makeNoteWebhook } from '../application/note-webhook.ts'
import { makeRefundPayment } from '../application/refund-payment.ts'
import { makeSettleDoubts } from '../application/settle-doubts.ts'
import { makeVoidPayment } from '../application/void-payment.ts'
import { migrations } from '../compose.ts'
import type { ChargeWord } from '../domain/provider-word.ts'
import type { PaymentsPorts, Provider } from '../ports.ts'
import { type Script, scriptedProvider } from './scripted-provider.ts'

export const terms = { amountCents: 17_800, taxCents: 2842, token: 'tok_4242' }
export const authorized: ChargeWord = { says: 'authorized', chargeId: 'ch_1', amountCents: 17_800 }
export const captured = {
  says: 'captured',
  chargeId: 'ch_1',
  amountCents: 17_800,
  capturedCents: 17_800,
} as const satisfies ChargeWord
export const nothing = { says: 'nothing' } as const
export const cancelled: ChargeWord = { says: 'cancelled' }
/** One of the order's two lamps. */
export const lamp = { refundId: 'o-1-r1', amountCents: 8900, taxCents: 1421 }

/** A store in memory, with all that payments keeps in it. */
export function aStore() {
  const db = openDatabase({ file: ':memory:', migrations })
  let lastId = 0
  const ids = { next: () => `id-${++lastId}` }
  const outbox = createOutbox(db, payments)
  const books = sqliteBooks(db)
  return { db, outbox, books, webhooks: sqliteWebhooks(db), ledger: sqliteLedger(db, outbox, books, ids) }
}

/** The errands of payments for order `o-1`, with a provider that follows a script and a clock that stands still. */
export function aTill(script: Script, overrides: Partial<Provider> = {}) {
  const { db, outbox, ...store } = aStore()
  const provider = scriptedProvider(script)
  const log = rememberingLogger()
  const call: Call = { ...testCall(), log }
  const alarms: string[] = []
  let time = 0
  const ports: PaymentsPorts = {
    ...store,
    provider: { ...provider, ...overrides },
    tally: { alarm: (kind) => void alarms.push(kind), webhook: () => {} },
    now: () => time,
  }
  const dispatched = makeNoteDispatch(ports)
  const { note, idle } = makeNoteWebhook(ports, () => call)

  return {
    db,
    outbox,
    ports,
    ledger: ports.ledger,
    books: ports.books,
    asked: provider.asked,
    alarms,
    log,
    call,
    at(ms: number) {
      time = ms
    },
    authorize: (wanted = terms) => makeAuthorizePayment(ports)('o-1', wanted, call),
    capture: () => makeCapturePayment(ports)('o-1', call),
    letGo: () => makeVoidPayment(ports)('o-1', call),
    refund: (asked = lamp) => makeRefundPayment(ports)('o-1', asked, call),
    cancel: () => makeCancelPayment(ports)('o-1', 'o-1-cancel', call),
    get: () => makeGetPayment(ports)('o-1', call),
    dispatch: (eventId = 'evt-1') => dispatched({ consumer: 'payments-capture', eventId }, 'o-1', call),
    webhook: note,
    idle,
    settle(at: number) {
      time = at
      return makeSettleDoubts(ports)(call)
    },
    payment: () => ports.ledger.load('o-1'),
    status: () => ports.ledger.load('o-1')?.status,
    announced: () => outbox.waiting(100).map(({ event }) => event),
  }
}
