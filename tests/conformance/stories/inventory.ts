import { join } from 'node:path'
import { eventually, must, mustBe } from '../checks/check.ts'
import type { Trial } from '../subject/trial.ts'
import type { Occasion, Story } from './story.ts'
import { announce, countOf, granted, newOrderId } from './tell.ts'

const sku = 'VAS-003-BLU'
const lines = [{ sku, quantity: 1 }]

/** Sells a piece to a new order. */
async function sold(trial: Trial): Promise<string> {
  const orderId = newOrderId()
  await granted(trial, 'reservation.make', { orderId, lines })
  await granted(trial, 'reservation.commit', { orderId })
  return orderId
}

function ofParcel(orderId: string) {
  return { orderId, parcelId: newOrderId(), lines, trackingNumber: 'GP-1', carrier: 'Glasshouse Parcel' }
}

function occasion(trial: Trial, orderId: string, event: string): Occasion {
  const effects = () => countOf(trial, event, orderId)
  return { aggregateId: orderId, data: ofParcel(orderId), effects, announces: event }
}

/** The inventory holds, sells and sends stock. */
export const inventoryStory: Story = {
  async surroundings({ folder }) {
    const OPENING_STOCK_FILE = join(folder, 'opening-stock.json')
    await Bun.write(OPENING_STOCK_FILE, JSON.stringify([{ sku, quantity: 100_000 }]))
    return { env: { OPENING_STOCK_FILE } }
  },
  reads: { 'stock.list': () => ({ skus: [sku] }) },
  granted: {
    'reservation.make': () => ({ orderId: newOrderId(), lines }),
    'reservation.release': () => ({ orderId: newOrderId() }),
    'reservation.commit': async (trial) => {
      const orderId = newOrderId()
      await granted(trial, 'reservation.make', { orderId, lines })
      return { orderId }
    },
    'reservation.cancel': async (trial) => ({ orderId: await sold(trial) }),
    'reservation.revise': async (trial) => ({ orderId: await sold(trial), lines }),
  },
  async deed(trial) {
    const orderId = await sold(trial)
    return {
      async holds() {
        const again = await granted(trial, 'reservation.commit', { orderId })
        mustBe([again.status, again.lines], ['committed', lines], 'the reservation that was committed')
      },
      announced: { event: 'reservation.committed', aggregateId: orderId },
    }
  },
  reactions: {
    'inventory-dispatch-stock': async (trial) => occasion(trial, await sold(trial), 'reservation.dispatched'),
    'inventory-restock': async (trial) => {
      const orderId = await sold(trial)
      const event = { context: 'shipping', event: 'parcel.dispatched', aggregateId: orderId, data: ofParcel(orderId) }
      await announce(trial, event)
      await eventually(async () => must((await countOf(trial, 'reservation.dispatched', orderId)) === 1, 'not sent'))
      return occasion(trial, orderId, 'reservation.restocked')
    },
  },
  async outOfOrder(trial) {
    const orderId = await sold(trial)
    const told = { context: 'shipping', aggregateId: orderId, data: ofParcel(orderId) }
    await announce(trial, { ...told, event: 'parcel.returned' })
    await announce(trial, { ...told, event: 'parcel.dispatched' })
    await eventually(async () => {
      mustBe(await countOf(trial, 'reservation.restocked', orderId), 1, 'how often the pieces came back')
    })
  },
}
