import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { allProcesses } from '@galleria/infra/topology'
import {
  announcedAtRest,
  deadLettersAtRest,
  heardAtRest,
  inOrderAtRest,
  poisonAtRest,
  writtenAtRest,
} from '../../invariants/messages.ts'
import { type Keeper, type Stores, writtenQuery } from '../../invariants/unfinished.ts'
import type { Violation } from '../../invariants/violation.ts'
import type { Broker } from '../world/broker.ts'
import { keepers } from './workshop.ts'

const contexts = Object.keys(keepers) as Keeper[]

/** What must hold between the stores and the broker once everything has come to rest. */
export function messagesAtRest(stores: Stores, broker: Broker): Violation[] {
  const letters = broker.streams.get('DEAD_LETTERS') ?? []
  const letterIds = new Set(letters.map(({ messageId }) => messageId))
  const isPoison = (id = '') => broker.poisonIds.has(id)
  return [
    ...contexts.flatMap((context) => [
      ...announced(context),
      ...inOrder(context),
      ...writtenAtRest(stores[context], context),
    ]),
    ...allProcesses.flatMap(({ name, hears }) =>
      isKeeper(name) ? hears.flatMap((hearing) => heard(name, hearing)) : [],
    ),
    ...deadLettersAtRest(letters.filter(({ headers }) => !isPoison(headers['ce-id'])).map(({ subject }) => subject)),
  ]

  function announced(context: Keeper): Violation[] {
    const rows = stores[context].query<{ id: string; published: number }, []>(writtenQuery[context]).all()
    return announcedAtRest({
      context,
      written: rows.map(({ id }) => id),
      waiting: rows.filter(({ published }) => published === 0).length,
      stream: idsIn(context).filter((id) => !isPoison(id)),
    })
  }

  function inOrder(context: Keeper): Violation[] {
    if (broker.wipes > 0) return []
    const [table, aggregate] = context === 'orders' ? ['order_events', 'order_id'] : ['outbox', 'aggregate_id']
    const rows = stores[context]
      .query<{ id: string; aggregate: string }, []>(
        `SELECT event_id AS id, ${aggregate} AS aggregate FROM ${table} ORDER BY sequence`,
      )
      .all()
    return inOrderAtRest(context, rows, idsIn(context))
  }

  function heard(
    name: Keeper,
    { durable, context, event }: { readonly durable: string; readonly context: string; readonly event: string },
  ): Violation[] {
    const { readable = [], unreadable = [] } = Object.groupBy(idsIn(context, eventSubject(context, event, '')), (id) =>
      isPoison(id) ? 'unreadable' : 'readable',
    )
    return [
      ...heardAtRest(stores[name], durable, readable),
      ...poisonAtRest(stores[name], durable, unreadable, letterIds),
    ]
  }

  function idsIn(context: string, subjects = ''): string[] {
    const messages = broker.streams.get(eventStream(context)) ?? []
    return messages.filter(({ subject }) => subject.startsWith(subjects)).map(({ messageId }) => messageId)
  }
}

function isKeeper(name: string): name is Keeper {
  return name in keepers
}
