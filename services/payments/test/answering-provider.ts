import type { HttpOut, OutboundRequest } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { pspProvider } from '../adapters/outbound/psp-acl.ts'
import { createPspHttp } from '../adapters/outbound/psp-http.ts'

export const orderId = '01981c5e-7a50-7c3a-9d53-3f6f0a1b2c3d'
export const reference = `galleria-${orderId}`

/** What an order's card is to be charged with. */
export const terms = { amountCents: 17_805, taxCents: 2843, token: 'tok_4242' }

/** That order's charge, as the provider writes it before it is captured. */
export const charge = {
  object: 'charge',
  id: 'ch_0123456789ab',
  reference,
  amount: '178.05',
  captured_amount: '0.00',
  refunded_amount: '0.00',
  currency: 'eur',
  state: 'requires_capture',
  refusal: null,
}

/** A provider whose HTTP replies are these, and what it was sent. */
export function answering(status: number, body: unknown, pageOrigin?: string) {
  const sent: OutboundRequest[] = []
  const httpOut: HttpOut = async (request) => {
    sent.push(request)
    return { status, headers: new Headers(), text: typeof body === 'string' ? body : JSON.stringify(body) }
  }
  return { sent, provider: providerBehind(httpOut, pageOrigin) }
}

/** The provider as the service sees it, behind a line of the test's own and without a breaker. */
export function providerBehind(httpOut: HttpOut, pageOrigin?: string) {
  const durations = createMetrics('test').histogram({ name: 'd', help: 'd', labels: ['method', 'route', 'error_type'] })
  const guard = { runSelfTimed: <Result>(action: () => Promise<Result>) => action() }
  const http = createPspHttp({
    baseUrl: 'http://psp.test',
    apiKey: 'psp_key_1',
    httpOut,
    guard,
    now: () => 0,
    durations,
  })
  return pspProvider(http, pageOrigin)
}
