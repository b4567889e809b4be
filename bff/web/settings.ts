import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the web BFF reads from the environment beside the chassis' own settings. */
export const webSettings = {
  PUBLIC_ORIGIN: setting({
    rule: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .default('http://localhost:8080'),
    example: 'http://localhost:8080',
    about: 'the origin shoppers see; a state-changing request must come from it',
  }),
  FRONTENDS_DIR: setting({
    rule: z.string().min(1).default('.galleria/frontends'),
    example: '.galleria/frontends',
    about: 'where the published frontends and their registry.json are',
  }),
} as const
