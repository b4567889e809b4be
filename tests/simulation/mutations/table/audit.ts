import type { Protection } from '../protection.ts'

/** What the audit rests on. */
export const auditProtections: readonly Protection[] = [
  {
    id: 'audit-transaction',
    name: 'the entry of the audit in the transaction of the deed',
    against: 'a process that dies between the two, and a deed that is undone (F1, F2)',
    breaks: 'I-AUD-1',
    within: 50,
    favours: ['crash-orders', 'crash-inventory', 'crash-payments', 'crash-shipping'],
    edits: [
      {
        file: 'services/orders/adapters/outbound/sqlite-store.ts',
        from: 'sqliteJournal({ events, projections, nextId, trail, onAppended })',
        to: `sqliteJournal({
      events,
      projections,
      nextId,
      trail: { append: (deed, told) => void write(() => trail.append(deed, told) as never) },
      onAppended,
    })`,
      },
    ],
  },
  {
    id: 'audit-of-the-unannounced',
    name: 'writing down what is announced to nobody',
    against: 'changes that only the store knows of',
    breaks: 'I-AUD-1',
    within: 10,
    edits: [
      {
        file: 'packages/chassis/src/store/outbox.ts',
        from: 'record: (deed, call) => trail?.append(deed, call)',
        to: 'record: () => {}',
      },
    ],
  },
]
