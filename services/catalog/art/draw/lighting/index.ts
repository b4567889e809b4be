import type { Drawing } from '../../look.ts'
import { floorLamp } from './floor-lamp.ts'
import { pendantLamp } from './pendant-lamp.ts'
import { tableLamp } from './table-lamp.ts'
import { wallLight } from './wall-light.ts'

/** Lamps. */
export const lighting = {
  'table-lamp': tableLamp,
  'floor-lamp': floorLamp,
  'pendant-lamp': pendantLamp,
  'wall-light': wallLight,
} as const satisfies Record<string, Drawing>
