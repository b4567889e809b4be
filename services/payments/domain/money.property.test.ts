import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { type Entry, entryOf } from './bookkeeping.ts'
import { authorize, capture, type Decision, doubt, letGo, withdraw } from './decide.ts'
import { cancel, doubtRefund, refund } from './decide-refund.ts'
import { evolve } from './evolve.ts'
import { dueOf, leftOf, netOf, refundedOf, refundsOf } from './given-back.ts'
import { type MoneyPayment, openRefunds, type Payment } from './payment.ts'
import { type ChargeWord, type Meaning, type RefundWord, weigh, weighRefund } from './provider-word.ts'

const amountCents = 1_000
const taxCents = 160
const terms = { amountCents, taxCents, token: 'tok_1' }

/** What somebody asks, or what the provider says; also what it must not say. */
type Command = (past: Payment | undefined) => Decision

const cents = fc.nat({ max: 1_100 })
const refundId = fc.constantFrom('r1', 'r2', 'r3')
const word = fc.oneof(
  fc.constant<ChargeWord>({ says: 'authorized', chargeId: 'ch_1', amountCents }),
  cents.map<ChargeWord>((capturedCents) => ({ says: 'captured', chargeId: 'ch_1', amountCents, capturedCents })),
  cents.map<ChargeWord>((other) => ({ says: 'authorized', chargeId: 'ch_1', amountCents: other })),
  fc.constantFrom<ChargeWord>(
    { says: 'cancelled' },
    { says: 'declined', reason: 'card-refused' },
    { says: 'working' },
    { says: 'nothing' },
    { says: 'not-ours', about: 'currency' },
  ),
)
const refundWord = fc.oneof(
  cents.map<RefundWord>((sum) => ({ says: 'refunded', amountCents: sum })),
  fc.constantFrom<RefundWord>({ says: 'nothing' }, { says: 'too-much' }, { says: 'working' }),
)

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>((past) => authorize(past, terms)),
  fc.constantFrom<Command>(capture, letGo, withdraw, doubt),
  fc
    .record({ refundId, amountCents: cents, taxCents: fc.nat({ max: 200 }) })
    .map<Command>((asked) => (past) => refund(past, asked)),
  refundId.map<Command>((id) => (past) => cancel(past, id)),
  refundId.map<Command>((id) => (past) => doubtRefund(past, id)),
  word.map<Command>((said) => (past) => heard(weigh(past, said))),
  fc.constant<Command>(provider),
  fc.tuple(refundId, refundWord).map<Command>(
    ([id, said]) =>
      (past) =>
        heard(weighRefund(past, id, said)),
  ),
  refundId.map<Command>((id) => (past) => {
    const open = openRefunds(past).find((one) => one.refundId === id)
    return heard(weighRefund(past, id, { says: 'refunded', amountCents: open?.amountCents ?? 0 }))
  }),
)

/** The provider does as it was asked. */
function provider(past: Payment | undefined): Decision {
  return heard(weigh(past, asTold(past)))
}

function asTold(past: Payment | undefined): ChargeWord {
  if (past?.status === 'capturing')
    return { says: 'captured', chargeId: 'ch_1', amountCents, capturedCents: dueOf(past).amountCents }
  return past?.status === 'voiding' ? { says: 'cancelled' } : { says: 'authorized', chargeId: 'ch_1', amountCents }
}

function heard({ events }: Meaning): Decision {
  return { ok: true, events }
}

/** Plays the commands and shows every step. */
function play(commands: readonly Command[], look: (payment: MoneyPayment, entries: readonly Entry[]) => void): Entry[] {
  let payment: Payment | undefined
  const entries: Entry[] = []
  for (const decide of commands) {
    const decision = decide(payment)
    for (const event of decision.ok ? decision.events : []) {
      payment = evolve('o-1', payment, event, 1)
      const entry = entryOf(event, payment)
      if (entry) entries.push(entry)
      if (payment.status !== 'barred') look(payment, entries)
    }
  }
  return entries
}

const sum = (entries: readonly Entry[], account?: string) =>
  entries
    .flatMap(({ postings }) => postings)
    .filter((posting) => account === undefined || posting.account === account)
    .reduce((total, { debitCents, creditCents }) => total + debitCents - creditCents, 0)

const pay: Command = (past) => authorize(past, terms)
/** Histories that begin with nothing, with money on hold or with money taken, so that each of them gets far. */
const histories = fc
  .tuple(
    fc.constantFrom<Command[]>([], [pay, provider], [pay, provider, capture, provider]),
    fc.array(command, { maxLength: 40, size: 'max' }),
  )
  .map(([start, rest]) => [...start, ...rest])

test('whatever is asked and whatever the provider says, no more is taken than is due and no more is given back than was taken', () => {
  let captured = 0
  let refunded = 0
  fc.assert(
    fc.property(histories, (commands) => {
      play(commands, (payment) => {
        expect([0, dueOf(payment).amountCents]).toContain(payment.capturedCents)
        expect(payment.capturedCents).toBeLessThanOrEqual(amountCents)
        expect(refundsOf(payment).amountCents).toBeLessThanOrEqual(payment.capturedCents)
        for (const part of [dueOf(payment), leftOf(payment)]) {
          expect(part.taxCents).toBeGreaterThanOrEqual(0)
          expect(netOf(part)).toBeGreaterThanOrEqual(0)
        }
        if (payment.capturedCents > 0) captured += 1
        if (refundedOf(payment).amountCents > 0) refunded += 1
      })
    }),
    { numRuns: 1_500 },
  )
  // Histories that never get this far would prove nothing.
  expect(captured).toBeGreaterThan(200)
  expect(refunded).toBeGreaterThan(50)
})

test('the books balance after every event, and say what the payment says (I-PAY-4)', () => {
  fc.assert(
    fc.property(histories, (commands) => {
      play(commands, (payment, entries) => {
        expect(sum(entries)).toBe(0)
        expect(sum(entries, 'customer-receivable')).toBe(0)
        const kept = payment.capturedCents - refundedOf(payment).amountCents
        expect(sum(entries, 'psp-clearing')).toBe(kept)
        expect(sum(entries, 'revenue') + sum(entries, 'refunds') + sum(entries, 'tax') + kept).toBe(0)
      })
    }),
    { numRuns: 1_000 },
  )
})

test('asking everything twice changes nothing more', () => {
  fc.assert(
    fc.property(histories, (commands) => {
      let twice: Payment | undefined
      let single: Payment | undefined
      const apply = (past: Payment | undefined, decide: Command) => {
        const decision = decide(past)
        return decision.ok ? decision.events.reduce((before, event) => evolve('o-1', before, event, 1), past) : past
      }
      for (const decide of commands) {
        single = apply(single, decide)
        twice = apply(apply(twice, decide), decide)
      }
      expect(twice).toEqual(single)
    }),
    { numRuns: 500 },
  )
})
