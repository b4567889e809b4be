import type { DrawingName } from '../art/drawings.ts'
import type { MeasureName } from './measures.ts'

/** How heavy and how large a piece is in its box. */
export interface Packed {
  readonly weightGrams: number
  readonly volumeCm3: number
}

/** The box of each kind: litres, and the kilograms of a piece that says nothing of its own weight. Furniture comes in parts. */
const boxes: Readonly<Record<DrawingName, readonly [litres: number, kilograms: number]>> = {
  towel: [4, 0.6],
  'soap-dish': [1, 0.4],
  'soap-dispenser': [2, 0.6],
  'bath-mat': [5, 1],
  'towel-ladder': [24, 4],
  candle: [2, 0.3],
  'taper-candles': [2, 0.4],
  'candle-holder': [3, 0.6],
  diffuser: [2, 0.5],
  vase: [14, 2],
  mug: [2, 0.4],
  bowl: [6, 0.9],
  plate: [4, 0.7],
  mirror: [52, 6],
  clock: [9, 1],
  frame: [6, 0.8],
  'wall-art': [8, 0.7],
  planter: [30, 4],
  'watering-can': [26, 1.2],
  'garden-tools': [5, 0.5],
  lantern: [22, 2],
  'bird-house': [14, 1.5],
  'gift-box': [12, 1.4],
  ornament: [2, 0.1],
  'key-ring': [1, 0.1],
  carafe: [5, 0.9],
  tumblers: [4, 1],
  'wine-glasses': [7, 0.6],
  'toy-animal': [4, 0.4],
  'building-blocks': [6, 1.5],
  'soft-toy': [7, 0.2],
  mobile: [8, 0.2],
  teapot: [9, 1.1],
  pan: [12, 3],
  'cutting-board': [5, 2],
  'knife-block': [9, 3],
  apron: [2, 0.4],
  tray: [7, 1.2],
  'pendant-lamp': [42, 2],
  'floor-lamp': [66, 7],
  'table-lamp': [28, 2.5],
  'wall-light': [12, 1.5],
  armchair: [420, 19],
  'dining-chair': [140, 6],
  stool: [56, 5],
  bench: [120, 12],
  notebook: [1, 0.4],
  pen: [1, 0.1],
  'desk-organiser': [5, 0.8],
  cards: [1, 0.2],
  shelf: [95, 24],
  cabinet: [230, 45],
  basket: [38, 1.4],
  'coat-rack': [10, 2],
  'dining-table': [180, 42],
  'side-table': [48, 8],
  'coffee-table': [75, 19],
  desk: [110, 24],
  cushion: [14, 0.9],
  throw: [9, 1.1],
  rug: [48, 9],
  'bed-linen': [6, 1.8],
}

/** What a box, its padding and its label add to a piece. */
const padding = 1.08
const labelGrams = 40

/** How a piece is sent, by its kind, by what its own facts say of its weight, and by how much larger it is than the smallest size. */
export function packed(
  kind: DrawingName,
  facts: readonly (readonly [MeasureName, number])[],
  sizeFactor: number,
): Packed {
  const [litres, kilograms] = boxes[kind]
  const stated = facts.flatMap(([name, number]) =>
    name === 'weight' ? number * 1_000 : name === 'grams' ? number : [],
  )
  const grams = stated[0] ?? kilograms * 1_000
  return {
    weightGrams: Math.ceil(grams * sizeFactor * padding) + labelGrams,
    volumeCm3: Math.ceil(litres * 1_000 * sizeFactor),
  }
}
