import type { Drawing } from '../../look.ts'
import { birdHouse } from './bird-house.ts'
import { gardenTools } from './garden-tools.ts'
import { lantern } from './lantern.ts'
import { planter } from './planter.ts'
import { wateringCan } from './watering-can.ts'

/** For balconies and gardens. */
export const garden = {
  planter,
  'watering-can': wateringCan,
  'garden-tools': gardenTools,
  lantern,
  'bird-house': birdHouse,
} as const satisfies Record<string, Drawing>
