import { setting } from '@galleria/chassis/config/settings'
import { z } from 'zod'

/** What the inventory reads from the environment beside the chassis' own settings. */
export const inventorySettings = {
  RESERVATION_HOLD_SECONDS: setting({
    rule: z.coerce.number().int().min(1).max(86_400).default(900),
    example: '900',
    about: 'how long stock is held for an order that is not yet paid',
  }),
  OPENING_STOCK_FILE: setting({
    rule: z.string().min(1).optional(),
    example: '.galleria/data/opening-stock.json',
    about:
      'a JSON array of {sku, quantity} that stocks variants not stocked before; none leaves the shelves as they are',
  }),
} as const
