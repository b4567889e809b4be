import { createHash } from 'node:crypto'

const hexDigits = 32

/**
 * What a shopper is called in events: it tells one from another and leads back to none, since the ids are random. Recommendations
 * makes the same name of the id that somebody asks with (contract of `order.confirmed`).
 */
export function shopperName(shopperId: string): string {
  return createHash('sha256').update(`shopper ${shopperId}`).digest('hex').slice(0, hexDigits)
}
