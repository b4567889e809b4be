import { bucketStream, bucketSubject } from '@galleria/chassis/bus/bucket-names'
import { contracts } from '@galleria/contracts/all'
import { askSubject, eventSubject } from '@galleria/contracts/contract'
import { allProcesses, consumers, streams } from '../topology.ts'
import { permissionsFor } from './config.ts'
import { brokerUserNames } from './keys.ts'
import { inboxPrefix } from './permissions.ts'

/** What somebody would try who wants as much as possible. */
const greedy = [
  '>',
  '*',
  '*.>',
  '$SYS.>',
  '$JS.>',
  '$JS.API.>',
  '$JS.ACK.>',
  '$KV.>',
  '$SRV.>',
  'svc.>',
  'evt.>',
  'dead.>',
  'again.>',
  'audit.>',
  '_INBOX.>',
  '_INBOX.x',
  '$SYS.REQ.SERVER.PING',
  '$SYS.ACCOUNT.$G.CONNECT',
  '$O.x.C.y',
  '$G.x',
]

const streamVerbs = [
  'CREATE',
  'UPDATE',
  'DELETE',
  'PURGE',
  'INFO',
  'MSG.GET',
  'MSG.DELETE',
  'SNAPSHOT',
  'RESTORE',
  'LEADER.STEPDOWN',
  'PEER.REMOVE',
]
const consumerVerbs = ['CREATE', 'DURABLE.CREATE', 'DELETE', 'PAUSE', 'UNPIN', 'INFO', 'MSG.NEXT', 'LEADER.STEPDOWN']

/** Every subject there is on the platform's bus, as something to publish or to subscribe to, without doubles. */
export function knownSubjects(): string[] {
  const spoken = contracts.flatMap(({ context, endpoints, events }) => [
    `svc.${context}.>`,
    `evt.${context}.>`,
    ...Object.keys(endpoints).map((endpoint) => askSubject(context, endpoint)),
    ...Object.keys(events).map((event) => eventSubject(context, event, 'x')),
  ])
  const ofStreams = streams.flatMap(({ name }) => [
    ...streamVerbs.map((verb) => `$JS.API.STREAM.${verb}.${name}`),
    `$JS.API.DIRECT.GET.${name}`,
    `$JS.API.DIRECT.GET.${name}.x`,
    ...consumerVerbs.map((verb) => `$JS.API.CONSUMER.${verb}.${name}`),
    ...consumerVerbs.map((verb) => `$JS.API.CONSUMER.${verb}.${name}.made-up`),
    `$JS.API.CONSUMER.CREATE.${name}.made-up.svc.orders.order.place`,
    `$JS.API.CONSUMER.NAMES.${name}`,
    `$JS.API.CONSUMER.LIST.${name}`,
  ])
  const ofConsumers = consumers.flatMap(({ stream, durable }) => [
    ...consumerVerbs.map((verb) => `$JS.API.CONSUMER.${verb}.${stream}.${durable}`),
    `$JS.ACK.${stream}.${durable}.1.1.1.1.0`,
  ])
  const ofAccounts = [
    'INFO',
    'STREAM.NAMES',
    'STREAM.LIST',
    'ACCOUNT.PURGE.$G',
    'SERVER.REMOVE',
    'ACCOUNT.STREAM.MOVE.$G.x',
    'META.LEADER.STEPDOWN',
  ]
  const ofProcesses = allProcesses.flatMap(({ name, buckets = [] }) => [
    `audit.${name}`,
    `$SRV.PING.${name}`,
    `$SRV.INFO.${name}`,
    `$SRV.STATS.${name}.x`,
    ...buckets.flatMap((bucket) => [
      bucketSubject(bucket, 'x'),
      bucketSubject(bucket, '>'),
      `$JS.API.STREAM.INFO.${bucketStream(bucket)}`,
    ]),
  ])
  const ofUsers = brokerUserNames.flatMap((name) => {
    const { publish, subscribe } = permissionsFor(name)
    return [
      `${inboxPrefix(name)}.x`,
      `${inboxPrefix(name)}.>`,
      ...[...publish, ...subscribe].flatMap((allowed) => [allowed, concrete(allowed), ...wider(allowed)]),
    ]
  })
  const all = [
    ...greedy,
    '$SRV.PING',
    '$SRV.INFO',
    ...spoken,
    ...ofStreams,
    ...ofConsumers,
    ...ofAccounts.map((verb) => `$JS.API.${verb}`),
    ...ofProcesses,
    ...ofUsers,
  ]
  return [...new Set(all)]
}

/**
 * Whether an allowed subject covers another in the eyes of the broker, to which a wildcard that is asked for is a word like any
 * other: so it lets `a.>` pass where `a.*` is allowed, which is wider by subjects with more parts. Ours have no more.
 */
export function covers(allowed: string, subject: string): boolean {
  const [has, wants] = [allowed.split('.'), subject.split('.')]
  for (const [i, token] of has.entries()) {
    if (token === '>') return wants.length > i
    if (token === '*' ? wants[i] === undefined : token !== wants[i]) return false
  }
  return wants.length === has.length
}

/** One of the subjects that a pattern stands for. */
function concrete(pattern: string): string {
  return pattern.replaceAll('*', 'x').replace(/>$/, 'x')
}

/** What would give a little more than a pattern does: anything at all in place of its last part, or after it. */
function wider(pattern: string): string[] {
  const parts = pattern.split('.')
  const before = parts.slice(0, -1)
  return [[...before, '>'], ...(parts.at(-1) === '*' ? [[...parts, '>']] : [])].map((wide) => wide.join('.'))
}
