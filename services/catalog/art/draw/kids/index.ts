import type { Drawing } from '../../look.ts'
import { buildingBlocks } from './building-blocks.ts'
import { mobile } from './mobile.ts'
import { softToy } from './soft-toy.ts'
import { toyAnimal } from './toy-animal.ts'

/** Made to be dropped. */
export const kids = {
  'toy-animal': toyAnimal,
  'building-blocks': buildingBlocks,
  'soft-toy': softToy,
  mobile,
} as const satisfies Record<string, Drawing>
