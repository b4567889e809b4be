import type { Drawing } from '../../look.ts'
import { coffeeTable } from './coffee-table.ts'
import { desk } from './desk.ts'
import { diningTable } from './dining-table.ts'
import { sideTable } from './side-table.ts'

/** Tables. */
export const tables = {
  'dining-table': diningTable,
  'side-table': sideTable,
  'coffee-table': coffeeTable,
  desk,
} as const satisfies Record<string, Drawing>
