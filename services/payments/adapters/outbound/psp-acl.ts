import type { Provider } from '../../ports.ts'
import type { PspHttp } from './psp-http.ts'
import {
  Cancellation,
  Charge,
  ChargeList,
  FieldSession,
  fromDecimal,
  LedgerPage,
  orderBehind,
  PspRefund,
  RefundList,
  referenceOf,
  toDecimal,
} from './psp-wire.ts'
import { chargeErrors, chargeWord, garbage, refundErrors, refundWord, understand, wordFromError } from './psp-words.ts'

/** A page fits into what is read of a reply. */
const entriesAPage = 100

/**
 * The anti-corruption layer (Evans): the provider's charges, decimals, states and codes end here, and only our own words
 * go further in. What does not fit its documented language is not guessed at; it is an outage.
 * @param pageOrigin the origin on which the provider serves its card field; a page anywhere else is not handed on.
 */
export function pspProvider(http: PspHttp, pageOrigin?: string): Provider {
  return {
    async openField(call) {
      const route = '/v1/field_sessions'
      const { page, expires } = understand(
        FieldSession,
        await http({ method: 'POST', route, path: route, body: {} }, call),
      )
      const { origin } = new URL(page)
      if (pageOrigin !== undefined && origin !== pageOrigin)
        throw garbage(`the card field is on ${origin}, not on ${pageOrigin}`)
      return { url: page, origin, expiresAt: expires * 1000 }
    },

    async authorize(orderId, { amountCents, token }, call) {
      const amount = toDecimal(amountCents)
      const body = { source: token, amount, currency: 'eur', reference: referenceOf(orderId), capture: 'manual' }
      const idempotencyKey = `${orderId}:authorize`
      const reply = await http(
        { method: 'POST', route: '/v1/charges', path: '/v1/charges', body, idempotencyKey },
        call,
      )
      return wordFromError(reply, chargeErrors) ?? chargeWord(understand(Charge, reply), orderId)
    },

    async capture({ orderId, chargeId }, amountCents, call) {
      const route = '/v1/charges/{id}/capture'
      const path = route.replace('{id}', encodeURIComponent(chargeId))
      const body = { amount: toDecimal(amountCents) }
      const reply = await http({ method: 'POST', route, path, body, idempotencyKey: `${orderId}:capture` }, call)
      return wordFromError(reply, chargeErrors) ?? chargeWord(understand(Charge, reply), orderId)
    },

    async cancel(orderId, call) {
      const route = '/v1/cancellations'
      const body = { reference: referenceOf(orderId) }
      const reply = await http({ method: 'POST', route, path: route, body, idempotencyKey: `${orderId}:cancel` }, call)
      const { reference, charge } = understand(Cancellation, reply)
      if (reference !== referenceOf(orderId)) return { says: 'not-ours', about: 'reference' }
      return charge ? chargeWord(charge, orderId) : { says: 'cancelled' }
    },

    async find(orderId, call) {
      const path = `/v1/charges?reference=${encodeURIComponent(referenceOf(orderId))}`
      const { data } = understand(ChargeList, await http({ method: 'GET', route: '/v1/charges', path }, call))
      return data[0] ? chargeWord(data[0], orderId) : { says: 'nothing' }
    },

    async refund(charge, { refundId, amountCents }, call) {
      const route = '/v1/charges/{id}/refunds'
      const path = route.replace('{id}', encodeURIComponent(charge.chargeId))
      const body = { amount: toDecimal(amountCents), reference: refundId }
      const reply = await http({ method: 'POST', route, path, body, idempotencyKey: `refund:${refundId}` }, call)
      return wordFromError(reply, refundErrors) ?? refundWord(understand(PspRefund, reply), charge, refundId)
    },

    async findRefund(charge, refundId, call) {
      const path = `/v1/refunds?reference=${encodeURIComponent(refundId)}`
      const { data } = understand(RefundList, await http({ method: 'GET', route: '/v1/refunds', path }, call))
      return data[0] ? refundWord(data[0], charge, refundId) : { says: 'nothing' }
    },

    async entries(after, call) {
      const from = after === undefined ? '' : `&after=${encodeURIComponent(after)}`
      const path = `/v1/ledger?limit=${entriesAPage}${from}`
      const { data, has_more } = understand(LedgerPage, await http({ method: 'GET', route: '/v1/ledger', path }, call))
      const entries = data.map(({ id, kind, reference, amount }) => ({
        id,
        kind,
        ref: kind === 'capture' ? orderBehind(reference) : reference,
        amountCents: fromDecimal(amount),
      }))
      return { entries, hasMore: has_more }
    },
  }
}
