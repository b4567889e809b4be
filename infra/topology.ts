import type { WantedConsumer, WantedStream } from '@galleria/chassis/bus/admin'
import {
  deadLetterStream,
  deadSubject,
  replayDurable,
  replayStream,
  replaySubject,
} from '@galleria/chassis/dead-letters/names'
import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { type Part, type Process, splitContext } from './process.ts'

export type { Need, Part, Process, Profile, Reaction } from './process.ts'

const everywhere = ['minimal', 'full'] as const

/**
 * The one description of the system, in the order in which a person would explain it. The supervisor, the broker's
 * permissions and streams, the tests and the container picture in the docs are all made from it; nothing else names a
 * process, a port or a stream.
 */
export const processes = [
  {
    name: 'gateway',
    language: 'typescript',
    rank: 'core',
    about: 'the one front door: assets, routing, limits, security headers',
    entry: 'bff/gateway/service.ts',
    port: 8080,
    health: '/health/ready',
    replicas: 1,
    after: ['bff-web', 'renderer'],
    profiles: everywhere,
    asks: [],
    hears: [],
    part: 'front-door',
    needs: ['frontends', 'origins', 'many-connections'],
    discovers: true,
  },
  {
    name: 'renderer',
    language: 'typescript',
    rank: 'core',
    about: 'draws pages on the server; other teams’ code runs in child processes only',
    entry: 'bff/renderer/service.ts',
    port: 8082,
    health: '/health/ready',
    replicas: 1,
    after: ['bff-web'],
    profiles: everywhere,
    asks: [],
    hears: [],
    needs: ['frontends', 'origins'],
    discovers: true,
  },
  {
    name: 'bff-web',
    language: 'typescript',
    rank: 'core',
    about: 'the back end of the browser shop: composes, never decides',
    entry: 'bff/web/service.ts',
    port: 8081,
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: everywhere,
    asks: [
      'catalog.product.get',
      'catalog.product.search',
      'catalog.product.suggest',
      'catalog.product.related',
      'catalog.category.list',
      'catalog.store.list',
      'catalog.picture.get',
      'inventory.stock.list',
      'orders.cart.get',
      'orders.cart.add',
      'orders.cart.change',
      'orders.cart.remove',
      'orders.order.quote',
      'orders.order.place',
      'orders.order.get',
      'orders.order.list',
      'orders.order.cancel',
      'orders.order.revise',
      'payments.field.open',
      'observatory.page-view.record',
    ],
    hears: [],
    watches: [{ context: 'orders', aggregate: 'order' }],
    needs: ['frontends', 'origins'],
  },
  {
    name: 'catalog',
    language: 'typescript',
    rank: 'core',
    about: 'products, categories, prices, search, pictures, stores',
    entry: 'services/catalog/service.ts',
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: everywhere,
    context: 'catalog',
    asks: [],
    hears: [{ durable: 'catalog-rank-bestsellers', context: 'orders', event: 'order.confirmed' }],
    keepsStore: true,
  },
  {
    name: 'orders',
    language: 'typescript',
    rank: 'core',
    about: 'carts, quotes, orders and the sagas that carry them out',
    entry: 'services/orders/service.ts',
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: everywhere,
    context: 'orders',
    asks: [
      'catalog.variant.price',
      'catalog.store.list',
      'inventory.reservation.make',
      'inventory.reservation.commit',
      'inventory.reservation.release',
      'inventory.reservation.cancel',
      'inventory.reservation.revise',
      'payments.payment.authorize',
      'payments.payment.void',
      'payments.payment.refund',
      'payments.payment.cancel',
      'payments.payment.get',
      'shipping.parcel.cancel',
      'shipping.parcel.revise',
    ],
    hears: [
      { durable: 'orders-note-dispatch', context: 'shipping', event: 'parcel.dispatched' },
      { durable: 'orders-note-delivery', context: 'shipping', event: 'parcel.delivered' },
    ],
    keepsStore: true,
  },
  {
    name: 'inventory',
    language: 'typescript',
    rank: 'supporting',
    about: 'stock and reservations; never oversells',
    entry: 'services/inventory/service.ts',
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: everywhere,
    context: 'inventory',
    asks: [],
    hears: [
      { durable: 'inventory-dispatch-stock', context: 'shipping', event: 'parcel.dispatched' },
      { durable: 'inventory-restock', context: 'shipping', event: 'parcel.returned' },
    ],
    needs: ['opening-stock'],
    keepsStore: true,
  },
  {
    name: 'payments',
    language: 'typescript',
    rank: 'general',
    about: 'the money side of orders, behind an anti-corruption layer',
    entry: 'services/payments/service.ts',
    port: 8091,
    health: '/health/ready',
    replicas: 1,
    after: ['nats', 'psp-simulator'],
    profiles: everywhere,
    context: 'payments',
    asks: [],
    hears: [{ durable: 'payments-capture', context: 'shipping', event: 'parcel.dispatched' }],
    part: 'webhook-receiver',
    needs: ['psp-address', 'psp-secrets', 'origins'],
    keepsStore: true,
  },
  {
    name: 'shipping',
    language: 'typescript',
    rank: 'supporting',
    about: 'plans, sends and calls back parcels',
    entry: 'services/shipping/service.ts',
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: everywhere,
    context: 'shipping',
    asks: [],
    hears: [{ durable: 'shipping-plan-parcel', context: 'orders', event: 'order.confirmed' }],
    keepsStore: true,
  },
  {
    name: 'observatory',
    language: 'typescript',
    rank: 'general',
    about: 'keeps traces and dead letters, and finds them again',
    entry: 'services/observatory/service.ts',
    port: 4318,
    health: '/health/ready',
    replicas: 1,
    after: ['nats'],
    profiles: ['full'],
    context: 'observatory',
    asks: [],
    hears: [],
    part: 'collector',
    keepsDeadLetters: true,
    keepsStore: true,
  },
  {
    name: 'psp-simulator',
    language: 'typescript',
    rank: 'general',
    about: 'an outside payment provider, with a vocabulary of its own',
    entry: 'infra/psp-simulator/server.ts',
    port: 8090,
    health: '/status',
    replicas: 1,
    after: [],
    profiles: everywhere,
    asks: [],
    hears: [],
    part: 'psp',
    needs: ['origins', 'psp-secrets', 'webhook-address'],
    keepsStore: true,
    outside: true,
  },
  {
    name: 'nats',
    language: 'go',
    rank: 'core',
    about: 'the bus: request/reply, events, service registry',
    port: 4222,
    health: '/healthz',
    replicas: 1,
    after: [],
    profiles: everywhere,
    asks: [],
    hears: [],
    part: 'bus',
    keepsStore: true,
  },
] as const satisfies readonly Process[]

/** The same processes, each seen as a {@link Process}. */
export const allProcesses: readonly Process[] = processes

/** The name of a process of the platform. */
export type ProcessName = (typeof processes)[number]['name']

/** A process by its name. */
export function processNamed(name: ProcessName): Process {
  const found = allProcesses.find((process) => process.name === name)
  if (!found) throw new Error(`the topology has no process named ${name}`)
  return found
}

/** The process that plays a part. */
export function processPlaying(part: Part): Process {
  const found = allProcesses.find((process) => process.part === part)
  if (!found) throw new Error(`nobody in the topology plays the ${part}`)
  return found
}

/**
 * The processes that must outlive this one while everything is drained: those it was started after, those it asks, and
 * the one that its last spans go to.
 */
export function outlivedBy({ after, asks, outside, part }: Process): string[] {
  const contexts = new Set(asks.map((endpoint) => splitContext(endpoint)[0]))
  const asked = allProcesses.filter(({ context }) => context && contexts.has(context)).map(({ name }) => name)
  const traced = !outside && part !== 'bus' && part !== 'collector'
  return [...new Set([...after, ...asked, ...(traced ? [processPlaying('collector').name] : [])])]
}

const day = 86_400_000
const kept = { duplicateWindowMs: 120_000, maxAgeMs: 30 * day }

/** One stream for each context that announces events. It takes `evt.` subjects only, never `svc.` ones. */
const eventStreams: readonly WantedStream[] = ['orders', 'inventory', 'payments', 'shipping'].map((context) => ({
  name: eventStream(context),
  subjects: [`evt.${context}.>`],
  ...kept,
}))

/** Every stream, as the broker is told of it: those of the events, and the two that dead letters go through. */
export const streams: readonly WantedStream[] = [
  ...eventStreams,
  { name: deadLetterStream, subjects: [deadSubject('>')], deletable: true, ...kept },
  { name: replayStream, subjects: [replaySubject('>')], settledIsGone: true, ...kept },
]

/** Every durable consumer, as the broker is told of it: for each reaction one for the events and one for replayed letters. */
export const consumers: readonly WantedConsumer[] = allProcesses.flatMap(({ hears }) =>
  hears.flatMap(({ durable, context, event }) => [
    { stream: eventStream(context), durable, filterSubject: eventSubject(context, event, '*') },
    { stream: replayStream, durable: replayDurable(durable), filterSubject: replaySubject(durable) },
  ]),
)
