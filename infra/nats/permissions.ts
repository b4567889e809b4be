import { bucketStream, bucketSubject } from '@galleria/chassis/bus/bucket-names'
import {
  deadLetterStream,
  deadSubject,
  replayDurable,
  replayStream,
  replaySubject,
} from '@galleria/chassis/dead-letters/names'
import { auditDurable, auditNoticeSubject, auditStream, auditSubject } from '@galleria/contracts/audit'
import { askSubject, eventStream, eventSubject } from '@galleria/contracts/contract'
import { type Process, splitContext } from '../process.ts'
import { allProcesses, asksOf, streams } from '../topology.ts'

/** What one process may publish and subscribe to: nothing that its row does not imply. */
export interface Permissions {
  readonly publish: readonly string[]
  readonly subscribe: readonly string[]
}

/** Reads and deletes dead letters, and hands them to consumers that are there. */
const keeperOfDeadLetters = [
  `$JS.API.STREAM.INFO.${deadLetterStream}`,
  `$JS.API.STREAM.MSG.GET.${deadLetterStream}`,
  `$JS.API.STREAM.MSG.DELETE.${deadLetterStream}`,
  `$JS.API.CONSUMER.INFO.${replayStream}.*`,
  replaySubject('>'),
]

/** May do anything on the broker; for tests. A shop in production has none. */
export const testerUser = 'tester'

/** The person at the terminal, in whose name the verbs of the cluster ask. */
export const consoleUser = 'console'

/** All that the verbs ask; a replay of orders asks what the shop has sold by then. */
const consoleAsks = [
  'observatory.dead-letter.list',
  'observatory.dead-letter.get',
  'observatory.dead-letter.replay',
  'observatory.dead-letter.discard',
  'audit.entry.list',
  'audit.head.list',
  'orders.sales.get',
]

/** What the person at the terminal may do: ask those few endpoints, and read the answers. */
export const consolePermissions: Permissions = {
  publish: consoleAsks.map((endpoint) => askSubject(...splitContext(endpoint))),
  subscribe: [`${inboxPrefix(consoleUser)}.>`],
}

/** The private inbox prefix of a process, so that nobody can read the replies meant for another. */
export function inboxPrefix(name: string): string {
  return `_INBOX_${name}`
}

/**
 * Derives a process's broker permissions from its row. Answers may go to the inboxes of those who may ask, and nowhere
 * else: the broker's `allow_responses` would let an asker name any subject as its inbox, and so announce events or purge
 * streams by the hand of whoever answers.
 */
export function permissionsOf(process: Process): Permissions {
  const consumers = process.hears.flatMap(({ durable, context }) => [
    { durable, stream: eventStream(context) },
    { durable: replayDurable(durable), stream: replayStream },
  ])
  if (process.keepsAudit) consumers.push({ durable: auditDurable, stream: auditStream })
  const own = streams.find(({ name }) => name === eventStream(process.context ?? ''))
  return {
    publish: [
      ...asksOf(process).map((endpoint) => askSubject(...splitContext(endpoint))),
      // Whoever fills a stream may ask when it was made: another one wants to be filled again.
      ...(own ? [...own.subjects, `$JS.API.STREAM.INFO.${own.name}`] : []),
      auditSubject(process.name),
      `$JS.API.STREAM.INFO.${auditStream}`,
      ...(process.keepsAudit ? [auditNoticeSubject] : []),
      ...(process.buckets ?? []).flatMap(bucketOwner),
      ...consumers.flatMap(({ durable, stream }) => [
        `$JS.API.CONSUMER.INFO.${stream}.${durable}`,
        `$JS.API.CONSUMER.MSG.NEXT.${stream}.${durable}`,
        `$JS.ACK.${stream}.${durable}.>`,
      ]),
      ...process.hears.map(({ durable }) => deadSubject(durable)),
      ...(process.keepsDeadLetters ? keeperOfDeadLetters : []),
      ...mayAsk(process).map((name) => `${inboxPrefix(name)}.>`),
      ...(process.discovers ? ['$SRV.PING', '$SRV.PING.>', '$SRV.INFO', '$SRV.INFO.>', '$SRV.STATS.>'] : []),
    ],
    subscribe: [
      ...(process.context ? [`svc.${process.context}.>`] : []),
      ...(process.watches ?? []).map(({ context, aggregate }) => eventSubject(context, `${aggregate}.*`, '*')),
      auditNoticeSubject,
      '$SRV.>',
      `${inboxPrefix(process.name)}.>`,
    ],
  }
}

/**
 * Reads and writes one bucket. Watching it is left out: that takes a consumer, and the broker would deliver to whatever subject its
 * maker names, past all permissions. So is the direct get, which sends a stored message to any subject as if it had been published.
 */
function bucketOwner(bucket: string): string[] {
  return [bucketSubject(bucket, '>'), `$JS.API.STREAM.MSG.GET.${bucketStream(bucket)}`]
}

/** Those who expect answers of a process: who asks its context, who looks it up in the registry, the two at the terminal. */
function mayAsk({ context }: Process): string[] {
  const asking = allProcesses.filter(
    (other) => other.discovers || asksOf(other).some((endpoint) => splitContext(endpoint)[0] === context),
  )
  const atTheTerminal = consoleAsks.some((endpoint) => splitContext(endpoint)[0] === context) ? [consoleUser] : []
  return [...asking.map(({ name }) => name), ...atTheTerminal, testerUser]
}
