import {
  deadLetterStream,
  deadSubject,
  replayDurable,
  replayStream,
  replaySubject,
} from '@galleria/chassis/dead-letters/names'
import { askSubject, eventStream, eventSubject } from '@galleria/contracts/contract'
import { type Process, splitContext } from '../process.ts'
import { allProcesses, streams } from '../topology.ts'

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

/** May do anything on the broker; for tests and for a person with a terminal. */
export const testerUser = 'tester'

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
  const own = streams.find(({ name }) => name === eventStream(process.context ?? ''))
  return {
    publish: [
      ...process.asks.map((endpoint) => askSubject(...splitContext(endpoint))),
      // Whoever fills a stream may ask when it was made: another one wants to be filled again.
      ...(own ? [...own.subjects, `$JS.API.STREAM.INFO.${own.name}`] : []),
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
      '$SRV.>',
      `${inboxPrefix(process.name)}.>`,
    ],
  }
}

/** Those who expect answers of a process: who asks its context, who looks it up in the registry, the tester. */
function mayAsk({ context }: Process): string[] {
  const asking = allProcesses.filter(
    ({ asks, discovers }) => discovers || asks.some((endpoint) => splitContext(endpoint)[0] === context),
  )
  return [...asking.map(({ name }) => name), testerUser]
}
