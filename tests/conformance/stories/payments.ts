import { join } from 'node:path'
import { startProvider, webhookSecret } from '../../../services/payments/test/real-provider.ts'
import { mustBe } from '../checks/check.ts'
import type { Story } from './story.ts'
import { countOf, granted, newOrderId } from './tell.ts'

const amount = { cents: 17_800, currency: 'EUR' }
const tax = { cents: 2_842, currency: 'EUR' }
const acceptedCard = '4242424242424242'
const tokens = new Map<string, (card: string) => Promise<string>>()

/** Payments asks a provider that is there, and takes money when parcels leave. */
export const paymentsStory: Story = {
  async surroundings({ folder, url }) {
    const provider = await startProvider(join(folder, 'provider'), { hangMs: 500 })
    tokens.set(url, provider.token)
    const env = { PSP_URL: provider.url, PSP_API_KEY: provider.apiKey, PSP_WEBHOOK_SECRET: webhookSecret }
    return { env, close: () => provider.stop() }
  },
  reads: { 'ledger.balance': () => ({}) },
  granted: {
    'field.open': () => ({}),
    'payment.void': () => ({ orderId: newOrderId() }),
    'payment.authorize': async ({ broker }) => ({
      orderId: newOrderId(),
      amount,
      tax,
      paymentToken: (await tokens.get(broker.url)?.(acceptedCard)) ?? '',
    }),
  },
  async deed(trial) {
    const orderId = newOrderId()
    await granted(trial, 'payment.void', { orderId })
    return {
      async holds() {
        const late = await trial.ask('payment.authorize', { orderId, amount, tax, paymentToken: 'tok_late' })
        mustBe(late.code, 'payment-closed', 'the answer to a payment that was called off before')
      },
    }
  },
  reactions: {
    'payments-capture': async (trial) => {
      const orderId = newOrderId()
      const paymentToken = (await tokens.get(trial.broker.url)?.(acceptedCard)) ?? ''
      await granted(trial, 'payment.authorize', { orderId, amount, tax, paymentToken })
      return {
        aggregateId: orderId,
        data: { orderId, parcelId: newOrderId(), lines: [], trackingNumber: 'GP-1', carrier: 'Glasshouse Parcel' },
        effects: () => countOf(trial, 'payment.captured', orderId),
        announces: 'payment.captured',
      }
    },
  },
}
