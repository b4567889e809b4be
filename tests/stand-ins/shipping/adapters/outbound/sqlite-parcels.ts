import type { Database } from 'bun:sqlite'
import type { Call } from '@galleria/chassis/call'
import { instant, type World } from '@galleria/chassis/ports/index'
import { createGroupCommit, type GroupCommitOptions } from '@galleria/chassis/store/group-commit'
import { type Cause, type OutboxOf, once } from '@galleria/chassis/store/outbox'
import type { shipping } from '@galleria/contracts/shipping'
import type { Line } from '../../domain/lines.ts'
import { type Freight, type Package, unknownFreight } from '../../domain/package.ts'
import { evolve, type Parcel, type ParcelEvent } from '../../domain/parcel.ts'
import type { Change, Outcome, Parcels } from '../../ports.ts'
import { announce } from './announce.ts'

interface Row {
  readonly order_id: string
  readonly parcel_id: string
  readonly carrier: string
  readonly status: Parcel['status']
  readonly lines: string
  readonly revision: number
  readonly tracking_number: string | null
  readonly due_at: number | null
  readonly updated_at: number
  readonly traceparent: string | null
  readonly packages: string | null
  readonly freight: string | null
}

/** What the parcels are written with. */
export interface ParcelsParts {
  readonly db: Database
  readonly outbox: OutboxOf<typeof shipping>
  readonly world: Pick<World, 'clock' | 'ids'>
  readonly onFlush?: GroupCommitOptions['onFlush']
}

/** Parcels in SQLite, whose announcements are written down in the transaction that moves them. */
export function sqliteParcels({ db, outbox, world, onFlush = () => {} }: ParcelsParts): Parcels {
  const writes = createGroupCommit(db, { clock: world.clock, onFlush })
  const select = db.query<Row, [string]>('SELECT * FROM parcels WHERE order_id = ?')
  const selectDue = db.query<{ order_id: string }, [number, number]>(
    'SELECT order_id FROM parcels WHERE due_at <= (SELECT ?) ORDER BY due_at LIMIT (SELECT ?)',
  )
  const save = db.query(
    `INSERT INTO parcels (order_id, parcel_id, carrier, status, lines, revision, tracking_number, due_at, updated_at,
       traceparent, packages, freight)
     VALUES ($orderId, $parcelId, $carrier, $status, $lines, $revision, $trackingNumber, $dueAt, $updatedAt, $traceparent,
       $packages, $freight)
     ON CONFLICT (order_id) DO UPDATE SET status = excluded.status, lines = excluded.lines, revision = excluded.revision,
       tracking_number = excluded.tracking_number, due_at = excluded.due_at, updated_at = excluded.updated_at,
       traceparent = excluded.traceparent, packages = excluded.packages, freight = excluded.freight`,
  )

  function find(orderId: string): Parcel | undefined {
    const row = select.get(orderId)
    return row ? fromRow(row) : undefined
  }

  function change(wanted: Change): Outcome {
    const past = find(wanted.orderId)
    const decision = wanted.decide(past)
    if (!decision.ok) return { decision, parcel: past }
    const cause = causeOf(wanted.orderId, wanted.call)
    const parcel = decision.events.reduce<Parcel | undefined>(
      (before, event) => happen(before, event, wanted, cause),
      past,
    )
    if (parcel && parcel !== past) writeDown(parcel, cause)
    return { decision, parcel }
  }

  function happen(
    past: Parcel | undefined,
    event: ParcelEvent,
    { orderId, identify, now }: Change,
    cause: Cause,
  ): Parcel {
    const next = evolve(past ?? { orderId, ...identify() }, past, event, now)
    announce(outbox, event, { past, next }, { eventId: world.ids.next(), time: instant(now), call: cause })
    return next
  }

  function writeDown(next: Parcel, cause: Cause): void {
    save.run({
      orderId: next.orderId,
      parcelId: next.parcelId,
      carrier: next.carrier,
      status: next.status,
      lines: JSON.stringify(next.lines),
      revision: next.revision,
      trackingNumber: next.trackingNumber ?? null,
      dueAt: next.dueAt ?? null,
      updatedAt: next.updatedAt,
      traceparent: cause.trace.sampled ? cause.trace.traceparent : null,
      packages: JSON.stringify(next.packages),
      freight: JSON.stringify(next.freight),
    })
  }

  /** A chore moves parcels of many orders: each move continues the trace in which its parcel was last spoken of. */
  function causeOf(orderId: string, call: Call): Cause {
    const traceparent = call.trace.sampled ? undefined : select.get(orderId)?.traceparent
    return traceparent ? { caller: call.caller, trace: { sampled: true, traceparent } } : call
  }

  return {
    change: (wanted) => writes.commit(() => change(wanted)),
    changeOnce: ({ reaction, eventId }, wanted) =>
      writes.commit(() => once(db, reaction, eventId, () => void change(wanted))),
    find,
    due: (now, limit) => selectDue.all(now, limit).map(({ order_id }) => order_id),
  }
}

function fromRow(row: Row): Parcel {
  return {
    orderId: row.order_id,
    parcelId: row.parcel_id,
    carrier: row.carrier,
    status: row.status,
    lines: JSON.parse(row.lines) as Line[],
    revision: row.revision,
    updatedAt: row.updated_at,
    freight: { ...unknownFreight, ...(JSON.parse(row.freight ?? '{}') as Partial<Freight>) },
    packages: row.packages === null ? [] : (JSON.parse(row.packages) as Package[]),
    ...(row.tracking_number === null ? {} : { trackingNumber: row.tracking_number }),
    ...(row.due_at === null ? {} : { dueAt: row.due_at }),
  }
}
