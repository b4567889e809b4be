import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the keeper of the audit reads from the environment beside the chassis' own settings. */
export const auditSettings = {
  ANCHOR_SECONDS: setting({
    rule: z.coerce.number().min(0.05).max(3_600).default(60),
    example: '60',
    about: 'how often the heads that have moved are anchored',
  }),
} as const
