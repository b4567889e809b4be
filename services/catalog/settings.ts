import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the catalogue reads from the environment beside the chassis' own settings. */
export const catalogSettings = {
  IMPORTED_CATALOGUE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/imports/online-retail',
    about:
      'a folder that `bun run import orders` has made: what it holds is sold beside the shop’s own; none by default',
  }),
} as const
