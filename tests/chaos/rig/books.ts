import type { ProviderBooks, ProviderCharge, ProviderEntry } from '../../invariants/money.ts'
import type { Provider } from './provider.ts'

interface ToldCharge {
  readonly reference: string
  readonly state: string
  readonly amount: string
  readonly captured_amount: string
  readonly refunded_amount: string
}
interface ToldEntry {
  readonly id: string
  readonly kind: 'capture' | 'refund'
  readonly reference: string
  readonly amount: string
}

/** The provider's own books, with what it has that no order asked for. */
export interface Books extends ProviderBooks {
  /** Charges that exist under no order's reference. */
  readonly unasked: number
}

const prefix = 'galleria-'
const pageLength = 500
const atOnce = 16

/** Reads all that the provider has written down of these orders, and its whole ledger, by its own API. */
export async function readBooks(provider: Provider, orderIds: readonly string[]): Promise<Books> {
  const charges: ProviderCharge[] = []
  for (let from = 0; from < orderIds.length; from += atOnce) {
    const some = orderIds.slice(from, from + atOnce)
    charges.push(...(await Promise.all(some.map((orderId) => chargesOf(provider, orderId)))).flat())
  }
  const { charges: all } = await provider.ask<{ charges: number }>('GET', '/status')
  return { charges, entries: await ledger(provider), unasked: all - charges.length }
}

async function chargesOf(provider: Provider, orderId: string): Promise<ProviderCharge[]> {
  const { data } = await provider.ask<{ data: ToldCharge[] }>('GET', `/v1/charges?reference=${prefix}${orderId}`)
  return data.map(({ state, amount, captured_amount, refunded_amount }) => ({
    orderId,
    state,
    amountCents: cents(amount),
    capturedCents: cents(captured_amount),
    refundedCents: cents(refunded_amount),
  }))
}

async function ledger(provider: Provider): Promise<ProviderEntry[]> {
  const entries: ProviderEntry[] = []
  for (let after = ''; ; ) {
    const page = await provider.ask<{ data: ToldEntry[]; has_more: boolean }>(
      'GET',
      `/v1/ledger?limit=${pageLength}${after ? `&after=${after}` : ''}`,
    )
    entries.push(
      ...page.data.map(({ kind, reference, amount }) => ({
        kind,
        ref: reference.startsWith(prefix) ? reference.slice(prefix.length) : reference,
        cents: cents(amount),
      })),
    )
    after = page.data.at(-1)?.id ?? after
    if (!page.has_more) return entries
  }
}

function cents(amount: string): number {
  return Math.round(Number(amount) * 100)
}
