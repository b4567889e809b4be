import { evolve, isInDoubt, type Payment } from '../../domain/payment.ts'
import type { Ledger } from '../../ports.ts'
import { firstLookMs } from './first-look.ts'

/** A ledger that forgets, for tests. It passes the same suite as the one in SQLite. */
export function memoryLedger(): Ledger {
  const payments = new Map<string, Payment>()
  const looks = new Map<string, number>()

  return {
    load: (orderId) => payments.get(orderId),
    change(orderId, at, decide) {
      const past = payments.get(orderId)
      const decision = decide(past)
      if (!decision.ok || decision.events.length === 0) return { decision, payment: past }
      const payment = decision.events.reduce<Payment | undefined>(
        (before, event) => evolve(orderId, before, event, at),
        past,
      )
      if (payment) payments.set(orderId, payment)
      if (isInDoubt(payment)) looks.set(orderId, at + firstLookMs)
      else looks.delete(orderId)
      return { decision, payment }
    },
    inDoubt: (now, limit) =>
      [...looks]
        .filter(([, at]) => at <= now)
        .sort(([, one], [, other]) => one - other)
        .slice(0, limit)
        .map(([orderId]) => orderId),
    postpone(orderId, until) {
      if (looks.has(orderId)) looks.set(orderId, until)
    },
    doubts: () => looks.size,
  }
}
