import { readContract } from '../wire/contract-document.ts'
import type { Story } from './story.ts'
import { granted, newOrderId } from './tell.ts'

const productId = 'oslo-table-lamp'

/** Recommendations suggest by what they have learnt from what is bought. */
export const recommendationsStory: Story = {
  reads: {
    'product.popular': () => ({ limit: 4 }),
    'product.together': () => ({ productIds: [productId], limit: 4 }),
    'product.similar': () => ({ productId, limit: 4 }),
    'shopper.suggest': () => ({ shopperId: crypto.randomUUID(), limit: 4 }),
    'model.get': () => ({}),
  },
  reactions: {
    'recommendations-learn': async (trial) => {
      const orders = await readContract('orders')
      const learnt = async () => Number((await granted(trial, 'model.get', {})).orders)
      const before = await learnt()
      const orderId = newOrderId()
      return {
        aggregateId: orderId,
        data: { ...orders.events['order.confirmed']?.example, orderId },
        effects: async () => (await learnt()) - before,
      }
    },
  },
}
