import type { Drawing } from '../../look.ts'
import { bowl } from './bowl.ts'
import { mug } from './mug.ts'
import { plate } from './plate.ts'
import { vase } from './vase.ts'

/** Thrown things. */
export const ceramics = {
  vase,
  mug,
  bowl,
  plate,
} as const satisfies Record<string, Drawing>
