import { bath } from './draw/bath/index.ts'
import { candles } from './draw/candles/index.ts'
import { ceramics } from './draw/ceramics/index.ts'
import { decor } from './draw/decor/index.ts'
import { garden } from './draw/garden/index.ts'
import { gifts } from './draw/gifts/index.ts'
import { glassware } from './draw/glassware/index.ts'
import { kids } from './draw/kids/index.ts'
import { kitchen } from './draw/kitchen/index.ts'
import { lighting } from './draw/lighting/index.ts'
import { seating } from './draw/seating/index.ts'
import { stationery } from './draw/stationery/index.ts'
import { storage } from './draw/storage/index.ts'
import { tables } from './draw/tables/index.ts'
import { textiles } from './draw/textiles/index.ts'
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
