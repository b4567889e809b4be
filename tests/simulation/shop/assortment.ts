import type { Answers } from '@galleria/chassis/service/answers'
import { done } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'

/** What the simulated shop sells; few, so that shoppers get in each other's way. */
export const skus = ['LMP-001-OAK', 'LMP-002-OAK', 'LMP-003-OAK'] as const

const prices = { 'LMP-001-OAK': 8_900, 'LMP-002-OAK': 1_995, 'LMP-003-OAK': 333 }

/** A catalogue that is always there: what it does when it is not is no matter of orders, which are priced by quotes. */
export const assortment: Pick<Answers<typeof catalog>, 'variant.price' | 'store.list'> = {
  'variant.price': ({ skus: asked }) => {
    const example = catalog.endpoints['variant.price'].example.reply.variants[0]
    if (!example) throw new Error('the contract has no example of a price')
    return done({
      variants: asked.flatMap((sku) =>
        sku in prices
          ? [{ ...example, sku, unitPrice: { cents: prices[sku as keyof typeof prices], currency: 'EUR' as const } }]
          : [],
      ),
      unknown: asked.filter((sku) => !(sku in prices)),
    })
  },
  'store.list': () => done(catalog.endpoints['store.list'].example.reply),
}
