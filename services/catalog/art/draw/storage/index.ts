import type { Drawing } from '../../look.ts'
import { basket } from './basket.ts'
import { cabinet } from './cabinet.ts'
import { coatRack } from './coat-rack.ts'
import { shelf } from './shelf.ts'

/** Shelves, chests, baskets, hooks. */
export const storage = {
  shelf,
  cabinet,
  basket,
  'coat-rack': coatRack,
} as const satisfies Record<string, Drawing>
