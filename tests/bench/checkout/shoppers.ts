import type { Client } from '@galleria/chassis/client/ask'
import type { Answer } from '@galleria/contracts/answer'
import { orders } from '@galleria/contracts/orders'
import { testCall } from '@galleria/testkit'
import { closedLoop } from './pace.ts'
import type { Shop } from './shop.ts'

/** Somebody one step before the order: a price for the cart, and a token for a card. */
export interface Purchase {
  readonly key: string
  readonly shopperId: string
  readonly order: {
    readonly quoteId: string
    readonly contact: { readonly name: string; readonly email: string }
    readonly delivery: {
      readonly kind: 'home'
      readonly address: {
        readonly street: string
        readonly postalCode: string
        readonly city: string
        readonly countryCode: string
      }
    }
    readonly paymentToken: string
  }
}

const contact = { name: 'Mina Park', email: 'mina@example.com' }
const address = { street: 'Rua da Rosa 12', postalCode: '1200-387', city: 'Lisboa', countryCode: 'PT' }
const tokensAtOnce = 1_000

/** As much of a shop as a queue needs. */
export type ShopWithCards = Pick<Shop, 'pspUrl' | 'apiKey' | 'skus'>

/** Somebody on the shop's bus who may ask on behalf of anybody. */
export interface Asker {
  client(contract: typeof orders): Client<typeof orders>
}

/** Lets so many shoppers fill a cart with two things, get a price and show a card, each a shopper of its own. */
export async function queueUp(shop: ShopWithCards, asker: Asker, count: number, concurrency = 16): Promise<Purchase[]> {
  const client = asker.client(orders)
  const tokens = await cardTokens(shop, count)
  const purchases: Purchase[] = []
  await closedLoop({ concurrency, count }, async (i) => {
    purchases.push(await purchase(client, shop.skus, i, tokens[i] ?? ''))
  })
  return purchases
}

async function purchase(
  client: Client<typeof orders>,
  skus: readonly string[],
  i: number,
  paymentToken: string,
): Promise<Purchase> {
  const shopperId = crypto.randomUUID()
  for (const sku of [skus[i % skus.length] ?? '', skus[(i * 7 + 1) % skus.length] ?? ''])
    granted(await client.cart.add({ shopperId, sku, quantity: 1, locale: 'en' }, testCall()))
  const quote = await client.order.quote({ shopperId, delivery: { kind: 'home' }, locale: 'en' }, testCall())
  const order = { quoteId: granted(quote).quoteId, contact, delivery: { kind: 'home' as const, address }, paymentToken }
  return { key: crypto.randomUUID(), shopperId, order }
}

/** What was asked for. @throws for a refusal: a bench that is refused measures nothing. */
export function granted<Value>(answer: Answer<Value>): Value {
  if (!answer.ok) throw new Error(`the shop refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}

async function cardTokens({ pspUrl, apiKey }: ShopWithCards, count: number): Promise<string[]> {
  const tokens: string[] = []
  while (tokens.length < count) {
    const wanted = Math.min(tokensAtOnce, count - tokens.length)
    const response = await fetch(`${pspUrl}/v1/test_tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ number: '4242424242424242', count: wanted }),
    })
    if (!response.ok) throw new Error(`the provider gave no tokens: ${response.status} ${await response.text()}`)
    tokens.push(...((await response.json()) as { data: { token: string }[] }).data.map(({ token }) => token))
  }
  return tokens
}
