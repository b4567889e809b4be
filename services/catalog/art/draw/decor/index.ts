import type { Drawing } from '../../look.ts'
import { clock } from './clock.ts'
import { frame } from './frame.ts'
import { mirror } from './mirror.ts'
import { wallArt } from './wall-art.ts'

/** For the walls. */
export const decor = {
  mirror,
  clock,
  frame,
  'wall-art': wallArt,
} as const satisfies Record<string, Drawing>
