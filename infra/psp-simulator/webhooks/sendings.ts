import type { NewDelivery } from '../books/deliveries.ts'
import type { EventRow } from '../books/events.ts'
import type { Plan } from '../lies/liar.ts'
import type { Mode } from '../lies/modes.ts'

const copies = 5
const replayedAgeS = 3_600

/** What is to be sent: an event's number and charge, its body, and which lies are already in that. */
export interface Told extends Pick<EventRow, 'sequence' | 'charge' | 'body'> {
  readonly lies: readonly Mode[]
}

/** The sendings of an event, as its plan wants them. `first` is the oldest event of the charge. */
export function sendingsOf(plan: Plan, event: Told, first: EventRow, now: number): NewDelivery[] {
  const held = plan.bites('webhook-out-of-order')
  const unsigned = plan.bites('webhook-unsigned')
  const repeated = plan.bites('duplicate-webhook')
  const lies = (['webhook-out-of-order', 'webhook-unsigned', 'duplicate-webhook'] as const).filter(plan.bites)
  const sending: NewDelivery = {
    event: event.sequence,
    charge: event.charge,
    body: event.body,
    lies: [...event.lies, ...lies].join(' '),
    unsigned: unsigned ? 1 : 0,
    age_s: 0,
    once: 0,
    held: held ? 1 : 0,
    since: now,
    due_at: now + (held?.ms ?? 0),
  }
  const again = Array.from({ length: repeated ? copies - 1 : 0 }, () => ({ ...sending, once: 1 }))
  return [sending, ...again, ...(plan.bites('webhook-replayed-old') ? [replayOf(first, now)] : [])]
}

/** What somebody would send who had listened in an hour ago: rightly signed, and stale. */
function replayOf({ sequence, charge, body }: EventRow, now: number): NewDelivery {
  return {
    event: sequence,
    charge,
    body,
    lies: 'webhook-replayed-old',
    unsigned: 0,
    age_s: replayedAgeS,
    once: 1,
    held: 0,
    since: now,
    due_at: now,
  }
}
