import type { Drawing } from '../../look.ts'
import { bathMat } from './bath-mat.ts'
import { soapDish } from './soap-dish.ts'
import { soapDispenser } from './soap-dispenser.ts'
import { towel } from './towel.ts'
import { towelLadder } from './towel-ladder.ts'

/** For the bathroom. */
export const bath = {
  towel,
  'soap-dish': soapDish,
  'soap-dispenser': soapDispenser,
  'bath-mat': bathMat,
  'towel-ladder': towelLadder,
} as const satisfies Record<string, Drawing>
