import { eventually, must, mustBe } from '../checks/check.ts'
import type { Trial } from '../subject/trial.ts'
import { readContract } from '../wire/contract-document.ts'
import type { Occasion, Story } from './story.ts'
import { announce, announcedOf, countOf, granted, newOrderId } from './tell.ts'

const lines = [{ sku: 'LMP-012-OAK', quantity: 1 }]

/** An order that was just bought. */
async function bought(trial: Trial): Promise<Occasion> {
  const orders = await readContract('orders')
  const orderId = newOrderId()
  return {
    aggregateId: orderId,
    data: { ...orders.events['order.confirmed']?.example, orderId },
    effects: () => countOf(trial, 'parcel.planned', orderId),
    announces: 'parcel.planned',
  }
}

/** Shipping plans parcels of what is bought, and sends them. */
export const shippingStory: Story = {
  // Packed soon, so that a parcel's whole life is seen; the next stage is an event of the same aggregate.
  surroundings: async () => ({ env: { PACK_SECONDS: '0.3', CARRY_SECONDS: '0.3', RETURN_SECONDS: '0' } }),
  reads: { 'delivery.quote': ({ contract }) => contract.endpoints['delivery.quote']?.example.request ?? {} },
  granted: {
    'parcel.cancel': () => ({ orderId: newOrderId() }),
    'parcel.revise': () => ({ orderId: newOrderId(), revision: 1, lines }),
    'parcel.get': async (trial) => {
      const { aggregateId: orderId, data } = await bought(trial)
      await announce(trial, { context: 'orders', event: 'order.confirmed', aggregateId: orderId, data })
      await eventually(async () => must((await countOf(trial, 'parcel.planned', orderId)) === 1, 'nothing was planned'))
      return { orderId }
    },
  },
  async deed(trial) {
    const orderId = newOrderId()
    await granted(trial, 'parcel.revise', { orderId, revision: 7, lines })
    return {
      async holds() {
        const older = [{ sku: 'LMP-012-OAK', quantity: 9 }]
        const told = await granted(trial, 'parcel.revise', { orderId, revision: 6, lines: older })
        mustBe(told.lines, lines, 'what is packed after an older revision came late')
      },
    }
  },
  reactions: { 'shipping-plan-parcel': bought },
  async outOfOrder(trial) {
    const { aggregateId: orderId, data } = await bought(trial)
    await granted(trial, 'parcel.cancel', { orderId })
    await announce(trial, { context: 'orders', event: 'order.confirmed', aggregateId: orderId, data })
    const { aggregateId: next, data: nextData } = await bought(trial)
    await announce(trial, { context: 'orders', event: 'order.confirmed', aggregateId: next, data: nextData })
    await eventually(async () => must((await countOf(trial, 'parcel.planned', next)) === 1, 'nothing was planned'))
    const told = (await announcedOf(trial, orderId)).map(({ event }) => event)
    mustBe(told.includes('parcel.planned'), false, 'whether an order was packed that had been cancelled before')
  },
}
