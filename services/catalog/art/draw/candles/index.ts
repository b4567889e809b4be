import type { Drawing } from '../../look.ts'
import { candle } from './candle.ts'
import { candleHolder } from './candle-holder.ts'
import { diffuser } from './diffuser.ts'
import { taperCandles } from './taper-candles.ts'

/** Light and scent. */
export const candles = {
  candle,
  'taper-candles': taperCandles,
  'candle-holder': candleHolder,
  diffuser,
} as const satisfies Record<string, Drawing>
