import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Platform } from './platform.ts'

/** The provider's test cards; its README says what each does. */
export const cards = {
  approved: '4242 4242 4242 4242',
  challenged: '4000 0000 0000 3220',
  declined: '4000 0000 0000 0002',
} as const
/** See {@link cards}. */
export type CardNumber = (typeof cards)[keyof typeof cards]

/** A charge as the provider knows it. */
export interface Charge {
  readonly id: string
  readonly reference: string
  readonly amount: string
  readonly captured_amount: string
  readonly refunded_amount: string
  readonly state: 'processing' | 'requires_capture' | 'settled' | 'canceled' | 'refused'
}

/** A lie of the provider (F17), switched on: its README says what each does. */
export interface Lie {
  readonly mode: string
  readonly rate: number
  readonly limit?: number
  readonly ms?: number
  readonly routes?: readonly string[]
}

/** Sends a card as the provider's own field does, and gets the token that stands for it. */
export async function cardToken(fieldUrl: string, number: CardNumber): Promise<string> {
  const { origin, pathname } = new URL(fieldUrl)
  const response = await fetch(`${origin}${pathname}/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ number, expiry: '12/39', cvc: '123' }),
  })
  const body = (await response.json()) as { token?: string }
  if (!body.token) throw new Error(`the provider gave no token: ${response.status} ${JSON.stringify(body)}`)
  return body.token
}

/** How many charges the provider was ever asked for and made. */
export async function chargeCount(shop: Platform): Promise<number> {
  const response = await fetch(`${shop.address('psp-simulator')}/status`)
  return ((await response.json()) as { charges: number }).charges
}

/** What the provider has for an order, asked as the shop's payments would ask. */
export async function chargesFor(shop: Platform, orderId: string): Promise<readonly Charge[]> {
  const response = await ask(shop, `/v1/charges?reference=galleria-${orderId}`)
  return ((await response.json()) as { data: readonly Charge[] }).data
}

/** Has the provider lie while the work is done, and tell the truth whatever came of it. */
export async function lying<Result>(
  shop: Platform,
  lies: readonly Lie[],
  work: () => Promise<Result>,
): Promise<Result> {
  const tell = (modes: readonly Lie[]) => ask(shop, '/simulator/modes', { method: 'PUT', body: JSON.stringify(modes) })
  const switched = await tell(lies)
  if (!switched.ok) throw new Error(`the provider will not lie like that: ${await switched.text()}`)
  try {
    return await work()
  } finally {
    await tell([])
  }
}

async function ask(shop: Platform, path: string, init: RequestInit = {}): Promise<Response> {
  const apiKey = await readFile(join(shop.data, 'keys/psp-api-key'), 'utf8')
  return fetch(`${shop.address('psp-simulator')}${path}`, {
    ...init,
    headers: { authorization: `Bearer ${apiKey.trim()}`, 'content-type': 'application/json' },
  })
}
