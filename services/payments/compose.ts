import type { Database } from 'bun:sqlite'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { Call } from '@galleria/chassis/call'
import type { World } from '@galleria/chassis/ports/index'
import { hear, type Reaction } from '@galleria/chassis/service/reaction'
import type { ServiceParts } from '@galleria/chassis/service/service'
import type { Migration } from '@galleria/chassis/store/database'
import { createOutbox, inboxMigration, outboxMigration, outboxStreamMigration } from '@galleria/chassis/store/outbox'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { paymentsChores } from './adapters/inbound/chores.ts'
import { paymentsAnswers } from './adapters/inbound/nats-endpoints.ts'
import { webhookReceiver } from './adapters/inbound/psp-webhook.ts'
import { moneySchema } from './adapters/outbound/money-schema.ts'
import { pspProvider } from './adapters/outbound/psp-acl.ts'
import type { PspHttp } from './adapters/outbound/psp-http.ts'
import { schema } from './adapters/outbound/schema.ts'
import { sqliteBooks } from './adapters/outbound/sqlite-books.ts'
import { sqliteLedger } from './adapters/outbound/sqlite-ledger.ts'
import { sqliteWebhooks } from './adapters/outbound/sqlite-webhooks.ts'
import { makeNoteDispatch } from './application/note-dispatch.ts'
import { makeNoteWebhook } from './application/note-webhook.ts'
import type { PaymentsPorts, Tally } from './ports.ts'

/** The store's schema, step by step. */
export const migrations: readonly Migration[] = [
  schema,
  outboxMigration,
  outboxStreamMigration,
  inboxMigration,
  moneySchema,
  auditMigration,
]

/** What payments is made of, handed in by the process or by a simulated world. */
export interface PaymentsParts {
  /** Migrated by {@link migrations}. */
  readonly db: Database
  readonly world: World
  readonly pspHttp: PspHttp
  readonly settings: {
    /** The only origin on which a card field is believed to be the provider's. */
    readonly pspOrigin?: string
    readonly webhookSecret: string
    /** How long an entry may be in one of the two books only, in milliseconds. */
    readonly graceMs: number
  }
  /** The call of a look at the provider that goes on after the webhook was answered. */
  readonly background: () => Call
  readonly tally?: Tally
}

const untold: Tally = { alarm: () => {}, webhook: () => {} }

/** Puts payments together. Nothing runs yet, and nothing outside of the parts is touched. */
export function composePayments({ db, world, pspHttp, settings, background, tally = untold }: PaymentsParts) {
  const now = () => world.clock.now()
  const audit = createAuditTrail(db, { writer: payments.context, world })
  const outbox = createOutbox(db, payments, audit)
  const books = sqliteBooks(db)
  const ports: PaymentsPorts = {
    ledger: sqliteLedger(db, outbox, books, world.ids),
    books,
    webhooks: sqliteWebhooks(db),
    provider: pspProvider(pspHttp, settings.pspOrigin),
    tally,
    now,
  }
  const noteDispatch = makeNoteDispatch(ports)
  const noteWebhook = makeNoteWebhook(ports, background)
  const capture: Reaction = hear('payments-capture', shipping, 'parcel.dispatched', ({ id, data }, call) =>
    noteDispatch({ consumer: 'payments-capture', eventId: id }, data.orderId, call),
  )

  return {
    ports,
    answers: paymentsAnswers(ports, settings.graceMs),
    hears: [capture],
    outbox,
    audit,
    chores: paymentsChores(ports, settings.graceMs),
    http: webhookReceiver({ secret: settings.webhookSecret, note: noteWebhook.note, tally, now }),
    /** Waits for the looks at the provider that webhooks have set going. */
    idle: noteWebhook.idle,
  } satisfies ServiceParts<typeof payments> & { ports: PaymentsPorts; idle: () => Promise<unknown> }
}
