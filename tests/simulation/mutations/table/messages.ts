import type { Protection } from '../protection.ts'

const outbox = 'packages/chassis/src/store/outbox.ts'
const relay = 'packages/chassis/src/service/relay.ts'
const reacting = 'packages/chassis/src/service/reacting.ts'
const burial = 'packages/chassis/src/service/burial.ts'

/** What keeps events from getting lost, and from counting twice. */
export const messageProtections: readonly Protection[] = [
  {
    id: 'inbox-key',
    name: 'the key in the inbox',
    against: 'events that are delivered again (F19, F20)',
    breaks: 'I-MSG-1',
    within: 100,
    edits: [
      { file: outbox, from: 'if (changes === 0) return false', to: '' },
      {
        file: 'tests/stand-ins/shipping/domain/shipment.ts',
        from: `if (past && past.status !== 'expected') return nothingNew`,
        to: `if (past?.status === 'cancelled') return nothingNew`,
      },
    ],
    alsoWithout: 'the state machine of parcels, which knows one that is planned already',
  },
  {
    id: 'inbox-transaction',
    name: 'the inbox key in the transaction of the effect',
    against: 'a process that dies between the two (F1, F2)',
    breaks: 'I-ORD-6',
    within: 350,
    favours: ['crash-shipping'],
    edits: [
      {
        file: 'tests/stand-ins/shipping/adapters/outbound/sqlite-parcels.ts',
        from: 'writes.commit(() => once(db, reaction, eventId, () => void change(wanted))),',
        to: `writes.commit(() => once(db, reaction, eventId, () => {})).then(async (isNew) => {
        if (isNew) await writes.commit(() => change(wanted))
        return isNew
      }),`,
      },
    ],
  },
  {
    id: 'outbox-transaction',
    name: 'the announcement in the transaction of the change',
    against: 'a process that dies between the two: dual write (F1, F2)',
    breaks: 'I-MSG-1',
    within: 250,
    favours: ['crash-shipping'],
    edits: [
      {
        file: 'tests/stand-ins/shipping/adapters/outbound/sqlite-parcels.ts',
        from: 'announce(outbox, event, { past, next }, { eventId: world.ids.next(), time: instant(now), call: cause })',
        to: 'void writes.commit(() => announce(outbox, event, { past, next }, { eventId: world.ids.next(), time: instant(now), call: cause }))',
      },
    ],
  },
  {
    id: 'mark-after-ack',
    name: 'waiting for the broker before an event is marked as published',
    against: 'publishes that get lost (F4, F9)',
    breaks: 'I-MSG-1',
    within: 50,
    edits: [
      {
        file: relay,
        from: 'await publish(row)\n        sent.push(row.sequence)',
        to: 'sent.push(row.sequence)\n        await publish(row)',
      },
    ],
  },
  {
    id: 'aggregate-order',
    name: 'publishing the events of one order after the other',
    against: 'publishes of which a later one is stored sooner',
    breaks: 'I-MSG-4',
    within: 100,
    edits: [{ file: relay, from: 'keyOf: (row) => row.aggregate_id', to: 'keyOf: (row) => row.event_id' }],
  },
  {
    id: 'republish',
    name: 'publishing everything again into a stream that is another than before',
    against: 'a broker that lost its store (I-MSG-6)',
    breaks: 'I-MSG-1',
    within: 50,
    edits: [{ file: relay, from: 'outbox.republishAll()', to: '0' }],
  },
  {
    id: 'message-id',
    name: 'the same message id for each try to publish',
    against: 'acknowledgements that get lost after the event was stored (F20)',
    breaks: 'I-MSG-1',
    within: 50,
    edits: [
      {
        file: relay,
        from: 'row.event_id, publishTimeoutMs)',
        to: 'row.event_id + world.ids.next(), publishTimeoutMs)',
      },
    ],
  },
  {
    id: 'ack-after-effect',
    name: 'acknowledging an event only after its effect',
    against: 'a process that dies with an event in hand (F1)',
    breaks: 'I-MSG-2',
    within: 300,
    favours: ['crash-orders', 'crash-inventory', 'crash-payments', 'crash-shipping'],
    edits: [{ file: reacting, from: '    await inBudget(\n', to: '    delivery.acknowledge()\n    await inBudget(\n' }],
  },
  {
    id: 'dead-letter',
    name: 'a dead letter for what fails for good',
    against: 'events that nobody can read (F18)',
    breaks: 'I-MSG-3',
    within: 50,
    edits: [
      {
        file: burial,
        from: 'await bus.publish(deadSubject(consumer), delivery.bytes(), headers, messageId, publishTimeoutMs)',
        to: '',
      },
    ],
  },
  {
    id: 'give-up',
    name: 'giving an event up that nobody can read',
    against: 'events that would come again for ever (F18)',
    breaks: 'I-SAG-1',
    within: 50,
    edits: [
      {
        file: reacting,
        from: 'return error instanceof UnreadableEvent || delivery >= maxDeliveries',
        to: 'return error === delivery',
      },
    ],
  },
]
