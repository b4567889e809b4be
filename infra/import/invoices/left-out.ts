import type { Mills } from '../dataset/money.ts'
import type { LeftOut } from '../folder/format.ts'
import type { Reason } from '../goods/sellable.ts'

/** Keeps count of what is left out, by reason. */
export interface LeftOuts {
  add(reason: Reason, mills: Mills, rows?: number): void
  addAll(leftOut: LeftOut): void
  readonly mills: Mills
  list(): LeftOut
}

/** Counts nothing yet. */
export function createLeftOuts(): LeftOuts {
  const byReason = new Map<Reason, { rows: number; mills: number }>()
  const add = (reason: Reason, mills: Mills, rows = 1) => {
    const sum = byReason.get(reason) ?? { rows: 0, mills: 0 }
    byReason.set(reason, { rows: sum.rows + rows, mills: sum.mills + mills })
  }
  return {
    add,
    addAll(leftOut) {
      for (const { reason, mills, rows } of leftOut) add(reason, mills, rows)
    },
    get mills() {
      return [...byReason.values()].reduce((sum, { mills }) => sum + mills, 0)
    },
    list: () => [...byReason].map(([reason, sum]) => ({ reason, ...sum })),
  }
}
