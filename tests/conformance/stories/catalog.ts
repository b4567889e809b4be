import type { Story } from './story.ts'
import { newOrderId } from './tell.ts'

const sku = 'LMP-012-OAK'
const locale = 'en'

/** The catalogue is there from its seed, takes no commands, and learns what sells. */
export const catalogStory: Story = {
  reads: {
    'store.list': () => ({ locale }),
    'category.list': () => ({ locale }),
    'variant.price': () => ({ skus: [sku], locale }),
    'product.search': () => ({ filters: {}, sort: 'popular', limit: 3, locale }),
    'product.suggest': () => ({ prefix: 'la', limit: 3, locale }),
  },
  reactions: {
    // How much a thing is liked is shown as an order among others, never as a number.
    'catalog-rank-bestsellers': async () => {
      const orderId = newOrderId()
      const data = { orderId, lines: [{ sku, quantity: 1 }], total: { cents: 8_900, currency: 'EUR' } }
      return { aggregateId: orderId, data }
    },
  },
}
