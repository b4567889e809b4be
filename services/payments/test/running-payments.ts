import { join } from 'node:path'
import type { Client } from '@galleria/chassis/client/ask'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { euros } from '@galleria/contracts/values'
import { startBroker, type TestBroker, testCall } from '@galleria/testkit'
import { startPayments } from '../service.ts'
import { type RealProvider, startProvider, webhookSecret } from './real-provider.ts'

export const amount = euros(17_800)
export const tax = euros(2842)
export const accepted = '4242424242424242'

/** The whole service on a real broker, with the real provider, which can reach it by webhook. */
export interface RunningPayments {
  readonly broker: TestBroker
  readonly provider: RealProvider
  readonly client: Client<typeof payments>
  readonly service: Awaited<ReturnType<typeof startPayments>>
  /** How the webhooks of the provider were answered so far. */
  readonly webhookAnswers: readonly number[]
  /** An order whose money is on hold. */
  order(): Promise<string>
  /** The order's parcel leaves. */
  dispatch(orderId: string): Promise<void>
  stop(): Promise<void>
}

/** Starts everything. */
export async function runPayments(hangMs: number): Promise<RunningPayments> {
  const broker = await startBroker()
  // The provider must know where to call before payments, which must know the provider, has a port.
  const webhookAnswers: number[] = []
  const post = Bun.serve({
    port: 0,
    async fetch(request) {
      // Payments ends before the provider, which goes on calling.
      const { status } = await fetch(`${service.httpUrl}${new URL(request.url).pathname}`, {
        method: request.method,
        headers: request.headers,
        body: await request.text(),
      }).catch(() => ({ status: 502 }))
      webhookAnswers.push(status)
      return new Response(null, { status })
    },
  })
  const webhookUrl = `${post.url.origin}/webhooks/psp`
  const provider = await startProvider(join(broker.folder, 'provider'), { hangMs, webhookUrl })
  const service = await startPayments(
    broker.env('payments', {
      PSP_URL: provider.url,
      PSP_API_KEY: provider.apiKey,
      PSP_WEBHOOK_SECRET: webhookSecret,
      LEDGER_GRACE_MS: '2000',
    }),
  )
  const client = broker.client(payments)

  return {
    broker,
    provider,
    client,
    service,
    webhookAnswers,
    async order() {
      const orderId = Bun.randomUUIDv7()
      const paymentToken = await provider.token(accepted)
      const answer = await client.payment.authorize({ orderId, amount, tax, paymentToken }, testCall())
      if (!answer.ok) throw new Error(`the payment was refused: ${answer.problem.code}`)
      return orderId
    },
    async dispatch(orderId) {
      const { type, version, example } = shipping.events['parcel.dispatched']
      const eventId = Bun.randomUUIDv7()
      const attributes = {
        'ce-specversion': '1.0',
        'ce-id': eventId,
        'ce-type': type,
        'ce-source': '/galleria/shipping',
        'ce-subject': orderId,
        'ce-time': '2026-01-15T10:00:00.000Z',
        'ce-dataschema': `/schemas/shipping/${type}/${version}`,
      }
      const body = JSON.stringify({ ...example, orderId })
      await broker.bus.publish(`evt.shipping.parcel.dispatched.${orderId}`, body, attributes, eventId, 5_000)
    },
    async stop() {
      await service.stop()
      await provider.stop()
      await post.stop(true)
      await broker.stop()
    },
  }
}
