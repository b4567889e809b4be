import type { Client } from '@galleria/chassis/client/ask'
import type { Answers } from '@galleria/chassis/service/answers'
import { done, refuse } from '@galleria/contracts/answer'
import { catalog } from '@galleria/contracts/catalog'
import type { Contract } from '@galleria/contracts/contract'
import type { inventory, StockLine } from '@galleria/contracts/inventory'
import type { Payment, payments, Refund } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { euros } from '../domain/money.ts'

export const lamp = 'LMP-012-OAK'
export const vase = 'VAS-003-BLU'
/** Nobody can buy it. */
export const soldOut = 'RUG-404-RED'
/** Tokens that are treated in a way of their own; any other is authorized. */
export const declinedToken = 'tok_declined'
export const unknownToken = 'tok_nobody_knows'
export const badToken = 'tok_bad'

const prices: Record<string, number> = { [lamp]: 8_900, [vase]: 2_450, [soldOut]: 12_000 }
const example = catalog.endpoints['variant.price'].example.reply.variants[0]
const later = '2030-01-01T00:00:00.000Z'

type Held = { status: 'held' | 'committed' | 'released' | 'cancelled' | 'lapsed'; lines: StockLine[] }
type Money = Omit<Payment, 'orderId' | 'updatedAt'>
type Box = { status: 'planned' | 'dispatched' | 'delivered' | 'cancelled' | 'returning'; lines: StockLine[] }

/**
 * The other contexts, each as simple as its contract allows: asked twice they answer as the first time, and what has been
 * barred stays barred. What they know can be looked at, and changed, by a test's story.
 */
export function theNeighbours() {
  const reservations = new Map<string, Held>()
  const money = new Map<string, Money>()
  const refunds = new Map<string, Refund>()
  const parcels = new Map<string, Box>()
  const inDoubt = { authorize: false, refund: false }

  const catalogAnswers: Partial<Answers<typeof catalog>> = {
    'variant.price': ({ skus, locale }) =>
      done({
        variants: skus
          .filter((sku) => sku in prices)
          .map((sku) => ({
            ...(example as NonNullable<typeof example>),
            sku,
            unitPrice: euros(prices[sku] ?? 0),
            variantName: locale === 'ko' ? '오크' : 'Oak',
            weightGrams: 1_200,
            volumeCm3: 9_000,
          })),
        unknown: skus.filter((sku) => !(sku in prices)),
      }),
  }

  const reservation = (orderId: string, { status, lines }: Held) => done({ orderId, status, lines, expiresAt: later })
  const inventoryAnswers: Partial<Answers<typeof inventory>> = {
    'reservation.make'({ orderId, lines }) {
      const short = lines.findIndex(({ sku }) => sku === soldOut)
      if (short >= 0) return refuse('out-of-stock', { errors: [{ field: `lines.${short}.sku`, reason: 'none left' }] })
      const held = reservations.get(orderId) ?? { status: 'held' as const, lines }
      if (held.status === 'released') return refuse('order-closed')
      reservations.set(orderId, held)
      return reservation(orderId, held)
    },
    'reservation.commit'({ orderId }) {
      const held = reservations.get(orderId)
      if (!held) return refuse('order-unknown')
      if (held.status !== 'held' && held.status !== 'committed') return refuse('reservation-lapsed')
      held.status = 'committed'
      return reservation(orderId, held)
    },
    'reservation.release'({ orderId }) {
      const held = reservations.get(orderId)
      if (held?.status === 'committed') return refuse('order-closed')
      reservations.set(orderId, { status: 'released', lines: held?.lines ?? [] })
      return done({ orderId, released: held?.status === 'held' })
    },
    'reservation.cancel'({ orderId }) {
      const held = reservations.get(orderId)
      if (!held) return refuse('order-unknown')
      held.status = 'cancelled'
      return reservation(orderId, held)
    },
    'reservation.revise'({ orderId, lines }) {
      const held = reservations.get(orderId)
      if (!held) return refuse('order-unknown')
      held.lines = lines
      return reservation(orderId, held)
    },
  }

  const payment = (orderId: string, known: Money) => done({ orderId, ...known, updatedAt: later })
  const unsettled = (known: Money) => known.amount.cents - known.reduced.cents - known.refunded.cents
  const paymentsAnswers: Partial<Answers<typeof payments>> = {
    'payment.authorize'({ orderId, amount, paymentToken }) {
      if (paymentToken === declinedToken)
        return refuse('payment-declined', { errors: [{ field: 'paymentToken', reason: 'insufficient-funds' }] })
      if (paymentToken === badToken) return refuse('payment-token-invalid')
      const nothing = { reduced: euros(0), captured: euros(0), refunded: euros(0) }
      const known = money.get(orderId) ?? { status: 'authorized' as const, amount, ...nothing }
      if (known.status === 'voided') return refuse('payment-closed')
      money.set(orderId, known)
      const doubtful = inDoubt.authorize || paymentToken === unknownToken
      return payment(orderId, doubtful ? { ...known, status: 'unknown' } : known)
    },
    'payment.void'({ orderId }) {
      const known = money.get(orderId)
      if (known?.status === 'captured') return refuse('payment-closed')
      const nothing = { amount: euros(0), reduced: euros(0), captured: euros(0), refunded: euros(0) }
      money.set(orderId, { ...(known ?? nothing), status: 'voided' })
      return done({ orderId, voided: known?.status === 'authorized' })
    },
    'payment.refund'({ orderId, refundId, amount }) {
      const known = money.get(orderId)
      if (!known) return refuse('order-unknown')
      if (inDoubt.refund) return done({ orderId, refundId, status: 'unknown', amount })
      const earlier = refunds.get(refundId)
      if (earlier) return done(earlier)
      if (amount.cents > unsettled(known)) return refuse('refund-too-large')
      known.reduced = euros(known.reduced.cents + amount.cents)
      const refund: Refund = { orderId, refundId, status: 'reduced', amount }
      refunds.set(refundId, refund)
      return done(refund)
    },
    'payment.cancel'({ orderId, refundId }) {
      if (inDoubt.refund) return done({ orderId, refundId, status: 'unknown', amount: euros(0) })
      const earlier = refunds.get(refundId)
      if (earlier) return done(earlier)
      const known = money.get(orderId)
      const refund: Refund = { orderId, refundId, status: 'voided', amount: euros(known ? unsettled(known) : 0) }
      if (known) known.status = 'voided'
      refunds.set(refundId, refund)
      return done(refund)
    },
  }

  const shippingAnswers: Partial<Answers<typeof shipping>> = {
    'delivery.quote': () => {
      const [option] = shipping.endpoints['delivery.quote'].example.reply.options
      if (!option) throw new Error('the contract has no example of an option')
      const ways = { standard: 590, express: 1_490 } as const
      const options = (['standard', 'express'] as const).map((service) => ({
        ...option,
        service,
        price: euros(ways[service]),
      }))
      return done({ options, weightGrams: 2_400, volumeCm3: 18_000 })
    },
    'parcel.cancel'({ orderId }) {
      const parcel = parcels.get(orderId) ?? { status: 'planned' as const, lines: [] }
      if (parcel.status === 'delivered') return refuse('parcel-delivered')
      if (parcel.status === 'dispatched') parcel.status = 'returning'
      if (parcel.status === 'planned') parcel.status = 'cancelled'
      parcels.set(orderId, parcel)
      return done({ orderId, outcome: parcel.status === 'returning' ? 'returning' : 'cancelled' })
    },
    'parcel.revise'({ orderId, lines }) {
      const parcel = parcels.get(orderId) ?? { status: 'planned' as const, lines }
      if (parcel.status === 'cancelled') return refuse('order-closed')
      if (parcel.status !== 'planned') return refuse('parcel-dispatched')
      parcels.set(orderId, { ...parcel, lines })
      return done({ orderId, lines })
    },
  }

  return {
    reservations,
    money,
    refunds,
    parcels,
    /** What the provider does not know at present. */
    inDoubt,
    answers: {
      catalog: catalogAnswers,
      inventory: inventoryAnswers,
      payments: paymentsAnswers,
      shipping: shippingAnswers,
    },
  }
}

/** See {@link theNeighbours}. */
export type Neighbours = ReturnType<typeof theNeighbours>

/** Comes between an asker and a neighbour: `answer` makes it answer. */
export type Between = (endpoint: string, answer: () => Promise<unknown>) => Promise<unknown>

/** A client that asks a neighbour without a bus; what the neighbour has no answer to is the contract's example. */
export function clientOf<C extends Contract>(contract: C, answers: Partial<Answers<C>>, between: Between): Client<C> {
  const client: Record<string, Record<string, unknown>> = {}
  for (const [endpoint, { example: story, request: schema }] of Object.entries(contract.endpoints)) {
    const [resource = '', action = ''] = endpoint.split('.')
    const handle = (answers as Record<string, (request: unknown, call: unknown) => unknown>)[endpoint]
    const ask = (request: unknown, call: unknown) =>
      between(`${contract.context}.${endpoint}`, async () =>
        handle ? await handle(schema.parse(request), call) : done(story.reply),
      )
    client[resource] = { ...client[resource], [action]: ask }
  }
  return client as Client<C>
}
