import type { Drawing } from '../../look.ts'
import { bedLinen } from './bed-linen.ts'
import { cushion } from './cushion.ts'
import { rug } from './rug.ts'
import { throwDrawing } from './throw.ts'

/** Soft goods. */
export const textiles = {
  cushion,
  throw: throwDrawing,
  rug,
  'bed-linen': bedLinen,
} as const satisfies Record<string, Drawing>
