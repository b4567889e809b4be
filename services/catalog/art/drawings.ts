import { bath } from './draw/bath.ts'
import { candles } from './draw/candles.ts'
import { ceramics } from './draw/ceramics.ts'
import { decor } from './draw/decor.ts'
import { garden } from './draw/garden.ts'
import { gifts } from './draw/gifts.ts'
import { glassware } from './draw/glassware.ts'
import { kids } from './draw/kids.ts'
import { kitchen } from './draw/kitchen.ts'
import { lighting } from './draw/lighting.ts'
import { seating } from './draw/seating.ts'
import { stationery } from './draw/stationery.ts'
import { storage } from './draw/storage.ts'
import { tables } from './draw/tables.ts'
import { textiles } from './draw/textiles.ts'
import type { Drawing } from './look.ts'

const every = {
  ...lighting,
  ...seating,
  ...tables,
  ...storage,
  ...textiles,
  ...ceramics,
  ...kitchen,
  ...glassware,
  ...bath,
  ...decor,
  ...candles,
  ...stationery,
  ...garden,
  ...kids,
  ...gifts,
}

/** The kinds of things that can be drawn. */
export type DrawingName = keyof typeof every

/** Every drawing by its name. */
export const drawings: Readonly<Record<DrawingName, Drawing>> = every
