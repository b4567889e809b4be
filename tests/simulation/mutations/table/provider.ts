import type { Protection } from '../protection.ts'

const acl = 'services/payments/adapters/outbound/psp-acl.ts'
const words = 'services/payments/domain/provider-word.ts'
const decide = 'services/payments/domain/decide.ts'
const authorize = 'services/payments/application/authorize-payment.ts'

const keyPerTry = {
  file: acl,
  from: ':authorize`',
  to: ':authorize:` + crypto.randomUUID()',
}
const refundKeyPerTry = {
  file: acl,
  from: 'idempotencyKey: `refund:',
  to: 'idempotencyKey: crypto.randomUUID() + `refund:',
}

/** What keeps the shop from asking the provider twice, and from guessing what it did not say. */
export const providerProtections: readonly Protection[] = [
  {
    id: 'charge-key',
    name: 'one key for all tries to charge an order',
    against: 'asks that reach the provider long after nobody waits for them (F17)',
    breaks: 'I-PAY-1',
    within: 100,
    favours: ['psp-reached-late'],
    edits: [keyPerTry],
  },
  {
    id: 'find-before-charge',
    name: 'looking for a charge before it is asked for again',
    against: 'a provider that charges and says nothing (F17)',
    breaks: 'I-PAY-1',
    within: 50,
    edits: [
      keyPerTry,
      {
        file: authorize,
        from: 'const found = await resolve.charge(payment, call)',
        to: `const found = { payment, word: { says: 'nothing' } }`,
      },
    ],
    alsoWithout: 'the one key for all tries',
  },
  {
    id: 'refund-key',
    name: 'one key for all tries to refund',
    against: 'asks that reach the provider long after nobody waits for them (F17)',
    breaks: 'I-PAY-3',
    within: 650,
    favours: ['psp-reached-late'],
    edits: [refundKeyPerTry],
  },
  {
    id: 'find-before-refund',
    name: 'looking for a refund before it is asked for again',
    against: 'a provider that refunds and says nothing (F17)',
    breaks: 'I-PAY-3',
    within: 250,
    edits: [
      refundKeyPerTry,
      {
        file: 'services/payments/application/resolve-doubt.ts',
        from: `if (found.word?.says !== 'nothing') return found.payment`,
        to: '',
      },
    ],
    alsoWithout: 'the one key for all tries',
  },
  {
    id: 'silence-is-doubt',
    name: 'telling silence from a decline',
    against: 'a provider that charges and says nothing (F17)',
    breaks: 'I-PAY-6',
    within: 100,
    edits: [
      {
        file: decide,
        from: `return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew`,
        to: `return past?.status === 'authorizing' ? yes({ type: 'declined', reason: 'card-refused' }) : nothingNew`,
      },
    ],
  },
  {
    id: 'capture-in-doubt',
    name: 'telling a capture without an answer from one that was made',
    against: 'a provider that is never reached (F17)',
    breaks: 'I-PAY-6',
    within: 150,
    edits: [
      {
        file: decide,
        from: `return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew`,
        to: `if (past?.status === 'capturing') return yes({ type: 'captured', chargeId: past.chargeId ?? '' })
  return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew`,
      },
    ],
  },
  {
    id: 'capture-not-lost',
    name: 'telling a capture without an answer from one that failed',
    against: 'a provider that takes and says nothing (F17)',
    breaks: 'I-PAY-6',
    within: 150,
    edits: [
      {
        file: decide,
        from: `return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew`,
        to: `if (past?.status === 'capturing') return yes({ type: 'voided' })
  return past?.status === 'authorizing' ? yes({ type: 'doubted' }) : nothingNew`,
      },
    ],
  },
  {
    id: 'write-ahead',
    name: 'writing the intent down before the provider is asked',
    against: 'a process that dies while it waits for the provider (F1)',
    breaks: 'I-PAY-2',
    within: 150,
    favours: ['crash-payments'],
    edits: [
      {
        file: authorize,
        from: 'const intent = ledger.change(',
        to: `if (!ledger.load(orderId)) await provider.authorize(orderId, terms, call).catch(() => undefined)
    const intent = ledger.change(`,
      },
    ],
  },
  {
    id: 'amount-check',
    name: "the check of the amount in the provider's word",
    against: 'a provider that names another amount (F17)',
    breaks: 'I-PAY-6',
    within: 50,
    edits: [
      {
        file: words,
        from: `if ('amountCents' in word && word.amountCents !== payment.amountCents)`,
        to: `if ('amountCents' in word && word.amountCents < 0)`,
      },
    ],
  },
  {
    id: 'refund-amount-check',
    name: 'the check of the amount of a refund',
    against: 'a provider that names another amount (F17)',
    breaks: 'I-PAY-6',
    within: 500,
    favours: ['psp-wrong-amount'],
    edits: [
      { file: words, from: 'return word.amountCents === asked.amountCents\n', to: 'return word.amountCents >= 0\n' },
    ],
  },
  {
    id: 'currency-check',
    name: "the check of the currency in the provider's word",
    against: 'a provider that names another currency (F17)',
    breaks: 'I-PAY-6',
    within: 300,
    edits: [
      {
        file: 'services/payments/adapters/outbound/psp-words.ts',
        from: `if (charge.currency !== 'eur') return { says: 'not-ours', about: 'currency' }`,
        to: '',
      },
    ],
  },
  {
    id: 'webhook-is-a-hint',
    name: 'taking a webhook for a hint only',
    against: 'webhooks that say what is not so (F17)',
    breaks: 'I-PAY-6',
    within: 150,
    edits: [
      {
        file: 'services/payments/application/note-webhook.ts',
        from: 'ledger.hurry(payment.orderId, now())',
        to: `if (type === 'charge.settled')
      ledger.change(payment.orderId, now(), (past) => ({
        ok: true,
        events: past?.status === 'capturing' ? [{ type: 'captured', chargeId: past.chargeId ?? '' }] : [],
      }))`,
      },
    ],
  },
  {
    id: 'settle-doubts',
    name: 'asking about what is in doubt until it is known',
    against: 'a provider that says nothing, and webhooks that get lost (F17)',
    breaks: 'I-SAG-1',
    within: 150,
    edits: [
      {
        file: 'services/payments/adapters/inbound/chores.ts',
        from: 'const settled = await settleDoubts(call)',
        to: 'const settled = 0',
      },
    ],
  },
]
