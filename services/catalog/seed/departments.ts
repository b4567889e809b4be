import type { Department } from './kind.ts'
import { bath } from './kinds/bath.ts'
import { candles } from './kinds/candles.ts'
import { ceramics } from './kinds/ceramics.ts'
import { decor } from './kinds/decor.ts'
import { garden } from './kinds/garden.ts'
import { gifts } from './kinds/gifts.ts'
import { glassware } from './kinds/glassware.ts'
import { kids } from './kinds/kids.ts'
import { kitchen } from './kinds/kitchen.ts'
import { lighting } from './kinds/lighting.ts'
import { seating } from './kinds/seating.ts'
import { stationery } from './kinds/stationery.ts'
import { storage } from './kinds/storage.ts'
import { tables } from './kinds/tables.ts'
import { textiles } from './kinds/textiles.ts'

/** The departments in the order of the menu. */
export const departments: readonly Department[] = [
  lighting,
  seating,
  tables,
  storage,
  textiles,
  ceramics,
  kitchen,
  glassware,
  bath,
  decor,
  candles,
  stationery,
  garden,
  kids,
  gifts,
]
