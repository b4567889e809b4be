import type { Database } from 'bun:sqlite'
import { describe, expect, test } from 'bun:test'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import { createSagas } from '@galleria/chassis/saga/create-sagas'
import type { RemoteStep, SagaDefinition } from '@galleria/chassis/saga/saga'
import { openDatabase } from '@galleria/chassis/store/database'
import { createGroupCommit } from '@galleria/chassis/store/group-commit'
import { inventory } from '@galleria/contracts/inventory'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { handClock, rememberingLogger, testCall } from '@galleria/testkit'
import { inventoryStock } from '../adapters/outbound/inventory-stock.ts'
import { paymentsPayments } from '../adapters/outbound/payments-payments.ts'
import { shippingParcels } from '../adapters/outbound/shipping-parcels.ts'
import { sqliteStore } from '../adapters/outbound/sqlite-store.ts'
import { cancelOrder } from '../application/sagas/cancel-order.ts'
import { createOrder } from '../application/sagas/create-order.ts'
import { reviseOrder } from '../application/sagas/revise-order.ts'
import { makeSettling } from '../application/settling.ts'
import { migrations } from '../compose.ts'
import { minuteMs } from './a-shop.ts'
import { neighboursOf, type RecordedHistory, restore } from './histories/history.ts'
import { clientOf } from './neighbours.ts'

const folder = join(import.meta.dir, 'histories')
const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
const histories = files.flatMap((file) =>
  (JSON.parse(readFileSync(join(folder, file), 'utf8')) as RecordedHistory[]).map(
    (history) => [file, history.story, history] as const,
  ),
)

/** Tomorrow's program on what a program of today has left: each saga has grown a step at its end and one in its midst. */
function tomorrow(history: RecordedHistory) {
  const clock = handClock(Date.parse('2026-02-01T10:00:00Z'))
  const log = rememberingLogger()
  const db: Database = openDatabase({ file: ':memory:', migrations })
  restore(db, history)
  const neighbours = neighboursOf(history)
  const world = {
    clock,
    random: { fraction: () => 0.5, bytes: (length: number) => new Uint8Array(length) },
    ids: { next: () => crypto.randomUUID(), secret: () => crypto.randomUUID() },
  }
  const group = createGroupCommit(db, { clock })
  const trail = createAuditTrail(db, { writer: 'orders', world })
  const store = sqliteStore(db, { group, nextId: world.ids.next, trail })
  const now = () => clock.now()
  const settling = makeSettling({ ...store, now, nowText: () => new Date(clock.now()).toISOString() })
  const { answers } = neighbours
  const parts = {
    parcels: shippingParcels(clientOf(shipping, answers.shipping, (_endpoint, answer) => answer())),
    stock: inventoryStock(clientOf(inventory, answers.inventory, (_endpoint, answer) => answer())),
    payments: paymentsPayments(clientOf(payments, answers.payments, (_endpoint, answer) => answer())),
    settling,
    paymentPatienceMs: 10 * minuteMs,
  }
  const newSteps: string[] = []
  const grown = (definition: SagaDefinition): SagaDefinition => {
    const { steps } = definition
    const pivot = steps.findIndex(({ kind }) => kind === 'pivot')
    const newStep = (name: string): RemoteStep<never, never> => ({
      name,
      kind: 'retriable',
      since: 2,
      async act() {
        newSteps.push(name)
        return { kind: 'done' }
      },
    })
    const added = [
      ...steps.slice(0, pivot + 1),
      newStep('send-flowers'),
      ...steps.slice(pivot + 1),
      newStep('say-thanks'),
    ]
    return { ...definition, version: 2, steps: added }
  }
  const definitions = [createOrder(parts), cancelOrder(parts), reviseOrder(parts)].map(grown)
  const sagas = createSagas({ db, commit: group, world, definitions, log })
  return {
    db,
    store,
    sagas,
    neighbours,
    newSteps,
    log,
    async carryOn(): Promise<void> {
      const call = { ...testCall(), budget: { remainingMs: () => 10_000 }, log }
      let rested = false
      void sagas.carryOnDue(call).then(() => {
        rested = true
      })
      for (let turn = 0; turn < 1_000 && !rested; turn += 1) await clock.pass(0)
    },
  }
}

describe('I-SAG-3: a saga that was begun under version 1 finishes under version 2', () => {
  test.each(histories)('%s: %s', async (file, _story, history) => {
    const { store, sagas, newSteps, neighbours, log, carryOn } = tomorrow(history)
    const { orderId } = history
    expect(sagas.unfinished()).toBe(1)
    await carryOn()
    expect(sagas.unfinished()).toBe(0)
    // What is newer than the saga is not for it.
    expect(newSteps).toEqual([])
    expect(log.messages('error')).toEqual([])

    const order = store.journal.load(orderId)
    const money = neighbours.money.get(orderId)
    if (file.startsWith('create-order-declined')) {
      expect(order?.status).toBe('rejected')
      expect(neighbours.reservations.get(orderId)?.status).toBe('released')
    } else if (file.startsWith('create-order')) {
      expect(order?.status).toBe('confirmed')
      expect(money?.status).toBe('authorized')
    } else if (file.startsWith('cancel-order')) {
      expect(order).toMatchObject({ status: 'cancelled', refunded: { cents: 17_800 } })
      expect(money?.status).toBe('voided')
    } else {
      expect(order).toMatchObject({ status: 'confirmed', refunded: { cents: 8_900 } })
      expect(money?.reduced.cents).toBe(8_900)
    }
  })

  test('and there is a history for each saga', () => {
    expect(files.length).toBe(4)
    expect(histories.length).toBe(10)
  })
})

test('a saga that is begun under version 2 takes the new steps', async () => {
  const history = histories.find(([file]) => file.startsWith('cancel-order'))?.[2]
  if (!history) throw new Error('there is no history')
  const begunToday = {
    ...history,
    rows: { ...history.rows, sagas: (history.rows.sagas ?? []).map((saga) => ({ ...saga, version: 2 })) },
  }
  const { newSteps, carryOn } = tomorrow(begunToday)
  await carryOn()
  expect(newSteps).toEqual(['send-flowers', 'say-thanks'])
})
