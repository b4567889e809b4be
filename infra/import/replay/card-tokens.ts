import type { PaymentField } from '@galleria/contracts/web'
import { type AskShop, granted, onThisMachine } from './shop-client.ts'

/** A card that the provider's simulator takes for good. */
const card = { number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123' }
/** A field that is about to close is not used any more. */
const spareMs = 60_000

/** Gets a token for a card, each good for one order. */
export type CardToken = (guest: string) => Promise<string>

/** Types the card into the provider's hosted field, as a shopper would; one field is used for many orders, as long as it is open. */
export function createCardTokens(ask: AskShop, now: () => number = Date.now): CardToken {
  let open: Promise<PaymentField> | undefined
  let until = 0

  async function opened(guest: string): Promise<PaymentField> {
    const told = await ask<PaymentField>({ method: 'POST', path: '/checkout/payment-field', guest })
    const field = granted(told, 'a card field')
    onThisMachine(field.url)
    until = Date.parse(field.expiresAt) - spareMs
    return field
  }

  return async (guest) => {
    if (open === undefined || now() > until) {
      until = Number.POSITIVE_INFINITY
      open = opened(guest)
      open.catch(() => {
        open = undefined
      })
    }
    const { url } = await open
    const response = await fetch(`${url}/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
      body: JSON.stringify(card),
    })
    const body = (await response.json()) as { token?: string }
    if (body.token) return body.token
    open = undefined
    throw new Error(`the payment provider gave no token: ${response.status} ${JSON.stringify(body)}`)
  }
}
