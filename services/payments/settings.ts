import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What payments reads from the environment beside the chassis' own settings. */
export const paymentsSettings = {
  PSP_URL: setting({
    rule: z.url({ protocol: /^https?$/ }),
    example: 'http://127.0.0.1:8090',
    about: 'where the payment provider answers',
  }),
  PSP_API_KEY: setting({
    rule: z.string().min(16),
    example: 'psp_sk_local_0123456789',
    about: 'what we show the payment provider',
  }),
  PSP_ORIGIN: setting({
    rule: z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
    example: 'http://localhost:8090',
    about: 'the only origin on which a card field is believed to be the provider’s; none believes the provider itself',
  }),
  PSP_WEBHOOK_SECRET: setting({
    rule: z.string().min(16),
    example: 'psp_webhook_local_0123456789',
    about: 'the secret under which the payment provider signs its webhooks',
  }),
  LEDGER_GRACE_MS: setting({
    rule: z.coerce.number().int().min(0).max(3_600_000).default(60_000),
    example: '60000',
    about:
      'how long an entry may be in our books or the provider’s only before it counts as a mismatch, in milliseconds',
  }),
} as const
