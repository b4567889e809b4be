import type { Client } from '@galleria/chassis/client/ask'
import { catalog } from '@galleria/contracts/catalog'
import type { Contract } from '@galleria/contracts/contract'
import { inventory } from '@galleria/contracts/inventory'
import { orders } from '@galleria/contracts/orders'
import { payments } from '@galleria/contracts/payments'
import { shipping } from '@galleria/contracts/shipping'
import { allProcesses, consumers, streams } from '@galleria/infra/topology'
import { composeInventory } from '../../../services/inventory/compose.ts'
import { composeOrders } from '../../../services/orders/compose.ts'
import { makeNoteWebhook } from '../../../services/payments/application/note-webhook.ts'
import { composePayments } from '../../../services/payments/compose.ts'
import { describe, type Violation } from '../../invariants/violation.ts'
import { composeShipping } from '../../stand-ins/shipping/compose.ts'
import { type Desk, openDesk, simulatedCall, simulatedClient } from '../world/asking.ts'
import { Broker } from '../world/broker.ts'
import { type Dice, site } from '../world/dice.ts'
import type { Journal } from '../world/journal.ts'
import { type Boot, Machine } from '../world/machine.ts'
import { Provider } from '../world/provider.ts'
import { simulatedLogger } from '../world/quiet-telemetry.ts'
import type { Timeline } from '../world/timeline.ts'
import { assortment, skus } from './assortment.ts'
import { bringUp } from './process.ts'
import type { Disk, Keeper, Workshop } from './workshop.ts'

/** What a shop is opened in. */
export interface ShopParts {
  readonly timeline: Timeline
  readonly dice: Dice
  readonly journal: Journal
  readonly workshop: Workshop
  /** Whether every request and reply is held against its contract, which costs an eighth of the time. */
  readonly checksSchemas: boolean
}

/** A simulated shop, open. */
export interface Shop {
  readonly disks: Readonly<Record<Keeper, Disk>>
  readonly broker: Broker
  readonly provider: Provider
  /** Errors that the services logged: each is a bug until somebody has shown otherwise. */
  readonly bugs: Violation[]
  /** Whether what costs much of the time is looked at as well: contracts, and the hashes of the audit. */
  readonly isHeldToEveryLetter: boolean
  clientFor(machine: Machine): Client<typeof orders>
  /** Folds what is read of orders from zero. */
  rebuildProjections(): void
  /** Whether a service's code has run since it was last asked. */
  hasRun(keeper: Keeper): boolean
  crashes(): number
}

const crashes: Readonly<Record<Keeper, ReturnType<typeof site>>> = {
  orders: site('crash-orders'),
  inventory: site('crash-inventory'),
  payments: site('crash-payments'),
  shipping: site('crash-shipping'),
}
const dayMs = 86_400_000
/** The consumers of those who are simulated; the others' events would wait for ever. */
const simulatedConsumers = consumers.filter(({ durable }) =>
  allProcesses.some(({ name, hears }) => name in crashes && hears.some((one) => durable.startsWith(one.durable))),
)
const opening = site('opening-stock')
const pace = site('pace')
const lostWebhook = site('webhook-lost')
const repeatedWebhook = site('webhook-repeated')
const forgedWebhook = site('webhook-forged')
const webhookLateness = site('webhook-lateness')

/** Errors that a service must log when its neighbours lie, and that are no bug of its own. */
const lawfulErrors = [
  'the payment provider said what cannot be true',
  'the books differ from the payment provider',
  // Whether that was right is seen in the dead letters (I-MSG-3).
  'an event was given up',
  'a dead letter could not be stored',
]
/** What the provider calls the news of a charge. */
const webhookTypes = {
  requires_capture: 'charge.authorized',
  settled: 'charge.settled',
  canceled: 'charge.canceled',
  refused: 'charge.refused',
}

/**
 * Opens the shop: orders, inventory, payments and shipping as their own `compose` puts them together, on machines that die,
 * on real SQLite, with the chassis' relay, reactions, sagas and group commit. Only the wires, the broker, the provider
 * and the clock are simulated.
 */
export function openShop({ timeline, dice, journal, workshop, checksSchemas }: ShopParts): Shop {
  workshop.clear()
  const { disks } = workshop
  const bugs: Violation[] = []
  const broker = new Broker(dice, streams, simulatedConsumers)
  const provider = new Provider(dice)
  const log = simulatedLogger((level, fields, message) => {
    if (level !== 'error' || lawfulErrors.some((lawful) => message.startsWith(lawful))) return
    bugs.push({
      invariant: 'no-bug',
      detail: `${message}: ${describe((fields as { error?: unknown }).error ?? fields)}`,
    })
  })
  const always = new Machine({ name: 'elsewhere', number: 0, timeline, dice, boot: () => {} })
  always.start()
  broker.riskWipes(always)
  broker.riskPoison(always)
  let rebuildProjections = () => {}
  const catalogDesk: Desk = { machine: always, answers: undefined }
  openDesk(catalogDesk, assortment as never)

  const machines = {
    orders: machineFor('orders', 1, bootOrders),
    inventory: machineFor('inventory', 2, bootInventory),
    payments: machineFor('payments', 3, bootPayments),
    shipping: machineFor('shipping', 4, bootShipping),
  }
  const desks = {
    orders: { machine: machines.orders, answers: undefined } as Desk,
    inventory: { machine: machines.inventory, answers: undefined } as Desk,
    payments: { machine: machines.payments, answers: undefined } as Desk,
    shipping: { machine: machines.shipping, answers: undefined } as Desk,
  }
  const holdMs = dice.fraction(pace) < 0.2 ? dice.whole(pace, 2_000, 12_000) : 600_000
  const patienceMs = dice.fraction(pace) < 0.3 ? 5_000 : 60_000
  const parcelPace = { packMs: dice.whole(pace, 200, 4_000), carryMs: dice.whole(pace, 500, 5_000), returnMs: 1_000 }
  const mostPieces = dice.fraction(pace) < 0.3 ? 2 : 6
  const stock = skus.map((sku) => ({ sku, quantity: dice.whole(opening, 1, mostPieces) }))
  for (const machine of Object.values(machines)) machine.start()
  return {
    disks,
    broker,
    provider,
    bugs,
    isHeldToEveryLetter: checksSchemas,
    clientFor: (machine) => client(orders, machine, desks.orders),
    rebuildProjections: () => rebuildProjections(),
    hasRun(keeper) {
      const { hasRun } = machines[keeper]
      machines[keeper].hasRun = false
      return hasRun
    },
    crashes: () => Object.values(machines).reduce((sum, { deaths }) => sum + deaths, 0),
  }

  function machineFor(keeper: Keeper, number: number, boot: Boot): Machine {
    const onDeath = () => {
      disks[keeper].crash()
      journal.note(timeline.elapsed, `${keeper} dies`)
    }
    return new Machine({ name: keeper, number, timeline, dice, crash: crashes[keeper], boot, onDeath })
  }

  function client<C extends Contract>(contract: C, asker: Machine, desk: Desk): Client<C> {
    return simulatedClient(contract, { asker, desk, dice, log, checksSchemas })
  }

  function bootOrders(machine: Machine): void {
    const composed = composeOrders({
      db: disks.orders.db,
      world: machine.world,
      clients: {
        catalog: client(catalog, machine, catalogDesk),
        inventory: client(inventory, machine, desks.inventory),
        payments: client(payments, machine, desks.payments),
        shipping: client(shipping, machine, desks.shipping),
      },
      settings: { cartLifetimeMs: dayMs, quoteLifetimeMs: dayMs, paymentPatienceMs: patienceMs },
      log,
    })
    rebuildProjections = composed.rebuildProjections
    bringUp(composed as never, { machine, desk: desks.orders, broker, log })
  }

  function bootInventory(machine: Machine): void {
    const composed = composeInventory({ db: disks.inventory.db, world: machine.world, settings: { holdMs } })
    composed.stockRoom.open(stock, machine.world.clock.now())
    bringUp(composed as never, { machine, desk: desks.inventory, broker, log })
  }

  function bootPayments(machine: Machine): void {
    const background = () => simulatedCall(machine, 30_000, log)
    const composed = composePayments({
      db: disks.payments.db,
      world: machine.world,
      pspHttp: provider.httpFor(machine),
      settings: { webhookSecret: 'whsec_simulated', graceMs: 60_000 },
      background,
    })
    bringUp(composed as never, { machine, desk: desks.payments, broker, log })
    sendWebhooks(machine, makeNoteWebhook(composed.ports, background).note)
  }

  function bootShipping(machine: Machine): void {
    const composed = composeShipping({ db: disks.shipping.db, world: machine.world, settings: parcelPace })
    bringUp(composed as never, { machine, desk: desks.shipping, broker, log })
  }

  /** The provider calls back: late, out of order, several times, with what is not so, or not at all. */
  function sendWebhooks(machine: Machine, note: ReturnType<typeof makeNoteWebhook>['note']): void {
    provider.onChange = (reference, state = 'canceled') => {
      if (dice.strikes(lostWebhook, 0.3)) return
      const isForged = dice.strikes(forgedWebhook, 0.3)
      const type = isForged ? (state === 'settled' ? 'charge.canceled' : 'charge.settled') : webhookTypes[state]
      const orderId = reference.replace(/^galleria-/, '')
      const eventId = `evt_${provider.changes}`
      const times = dice.strikes(repeatedWebhook, 0.3) ? 5 : 1
      for (let i = 0; i < times; i += 1)
        machine.after(dice.fraction(webhookLateness) * 3_000, 'webhook', () => note({ eventId, type, orderId }))
    }
  }
}
