import type { Drawing } from '../../look.ts'
import { apron } from './apron.ts'
import { cuttingBoard } from './cutting-board.ts'
import { knifeBlock } from './knife-block.ts'
import { pan } from './pan.ts'
import { teapot } from './teapot.ts'
import { tray } from './tray.ts'

/** Things to cook with. */
export const kitchen = {
  teapot,
  pan,
  'cutting-board': cuttingBoard,
  'knife-block': knifeBlock,
  apron,
  tray,
} as const satisfies Record<string, Drawing>
