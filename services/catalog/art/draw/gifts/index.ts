import type { Drawing } from '../../look.ts'
import { giftBox } from './gift-box.ts'
import { keyRing } from './key-ring.ts'
import { ornament } from './ornament.ts'

/** For someone else, or not. */
export const gifts = {
  'gift-box': giftBox,
  ornament,
  'key-ring': keyRing,
} as const satisfies Record<string, Drawing>
