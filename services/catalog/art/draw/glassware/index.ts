import type { Drawing } from '../../look.ts'
import { carafe } from './carafe.ts'
import { tumblers } from './tumblers.ts'
import { wineGlasses } from './wine-glasses.ts'

/** Blown things. */
export const glassware = {
  carafe,
  tumblers,
  'wine-glasses': wineGlasses,
} as const satisfies Record<string, Drawing>
