import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the orders read from the environment, beside what every process reads. */
export const ordersSettings = {
  CART_DAYS: setting({
    rule: z.coerce.number().int().min(1).max(365).default(30),
    example: '30',
    about: 'days after the last change for which a cart is kept',
  }),
  QUOTE_MINUTES: setting({
    rule: z.coerce.number().int().min(1).max(1_440).default(15),
    example: '15',
    about: 'minutes for which a quoted price holds',
  }),
  PAYMENT_MINUTES: setting({
    rule: z.coerce.number().int().min(1).max(1_440).default(10),
    example: '10',
    about: 'minutes for which an order waits for a provider that does not know what became of a payment',
  }),
} as const
