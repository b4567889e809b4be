import { type Line, packed, sameLines } from './lines.ts'
import type { Freight } from './package.ts'
import type { Parcel, ParcelEvent } from './parcel.ts'
import { comeBack, leave, type Packer, packages, pass, type Traveller } from './travel.ts'

/** Why shipping says no. */
export type ParcelProblem =
  | { readonly code: 'parcel-dispatched' }
  | { readonly code: 'parcel-delivered' }
  | { readonly code: 'order-closed' }
  | { readonly code: 'other-lines-revised' }

/** What to write down, or why not. Nothing to write down means that there is nothing new. */
export type Decision =
  | { readonly ok: true; readonly events: readonly ParcelEvent[] }
  | { readonly ok: false; readonly problem: ParcelProblem }

/** The order is bought: packs what it says, or what a revision that overtook it said. A barred parcel stays barred. */
export function plan(
  past: Parcel | undefined,
  order: { lines: readonly Line[]; freight: Freight; leavesAt: number },
  packer: Packer,
): Decision {
  if (past && past.status !== 'expected') return nothingNew
  const { freight, leavesAt } = order
  const what = { lines: past?.lines ?? packed(order.lines) }
  return yes({ type: 'planned', ...what, freight, packages: packages(what.lines, freight, packer), leavesAt })
}

/**
 * Stops the parcel, or calls it back. One that was never planned is barred from being planned, since the news of its order
 * may still be on its way.
 */
export function cancel(past: Parcel | undefined, { returnsAt }: { readonly returnsAt: number }): Decision {
  switch (past?.status) {
    case undefined:
    case 'expected':
      return yes({ type: 'barred' })
    case 'planned':
      return yes({ type: 'cancelled' })
    case 'dispatched':
      return yes({ type: 'called-back', returnsAt })
    case 'delivered':
      return no({ code: 'parcel-delivered' })
    case 'cancelled':
    case 'returning':
    case 'returned':
      return nothingNew
  }
}

/** Packs these pieces and no others. What an older revision says later is not heard; the newest said again is done. */
export function revise(
  past: Parcel | undefined,
  revision: { revision: number; lines: readonly Line[] },
  packer: Packer,
): Decision {
  const lines = packed(revision.lines)
  if (past && revision.revision < past.revision) return nothingNew
  if (past && revision.revision === past.revision)
    return sameLines(past.lines, lines) ? nothingNew : no({ code: 'other-lines-revised' })
  switch (past?.status) {
    case undefined:
    case 'expected':
      return yes({ type: 'expected', revision: revision.revision, lines })
    case 'planned':
      return yes({
        type: 'revised',
        revision: revision.revision,
        lines,
        packages: packages(lines, past.freight, packer),
      })
    case 'dispatched':
    case 'delivered':
      return no({ code: 'parcel-dispatched' })
    case 'cancelled':
    case 'returning':
    case 'returned':
      return no({ code: 'order-closed' })
  }
}

/** Moves a parcel along whose time has come: out of the house, past every stop that it has reached, or back into the house. */
export function moveAlong(past: Parcel | undefined, now: number, carrier: Traveller, packer: Packer): Decision {
  if (past?.dueAt === undefined || past.dueAt > now) return nothingNew
  switch (past.status) {
    case 'planned':
      return { ok: true, events: leave(past, now, carrier, packer) }
    case 'dispatched':
      return { ok: true, events: pass(past, now, carrier) }
    case 'returning':
      return { ok: true, events: comeBack(past, past.dueAt, carrier) }
    default:
      return nothingNew
  }
}

const nothingNew: Decision = { ok: true, events: [] }

function yes(event: ParcelEvent): Decision {
  return { ok: true, events: [event] }
}

function no(problem: ParcelProblem): Decision {
  return { ok: false, problem }
}
