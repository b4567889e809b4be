import { ceramics } from './draw/ceramics.ts'
import type { Drawing } from './look.ts'

const names = [
  'apron', 'armchair', 'basket', 'bath-mat', 'bed-linen', 'bench', 'bird-house', 'bowl', 'building-blocks', 'cabinet',
  'candle', 'candle-holder', 'carafe', 'cards', 'clock', 'coat-rack', 'coffee-table', 'cushion', 'cutting-board', 'desk',
  'desk-organiser', 'diffuser', 'dining-chair', 'dining-table', 'floor-lamp', 'frame', 'garden-tools', 'gift-box',
  'key-ring', 'knife-block', 'lantern', 'mirror', 'mobile', 'mug', 'notebook', 'ornament', 'pan', 'pen', 'pendant-lamp',
  'planter', 'plate', 'rug', 'shelf', 'side-table', 'soap-dish', 'soap-dispenser', 'soft-toy', 'stool', 'table-lamp',
  'taper-candles', 'teapot', 'throw', 'towel', 'towel-ladder', 'toy-animal', 'tray', 'tumblers', 'vase', 'wall-art',
  'wall-light', 'watering-can', 'wine-glasses',
] as const

/** The kinds of things that can be drawn. */
export type DrawingName = (typeof names)[number]

/** Every drawing by its name. */
export const drawings = Object.fromEntries(names.map((name) => [name, ceramics.vase])) as Record<DrawingName, Drawing>
