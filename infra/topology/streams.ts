import type { WantedConsumer, WantedStream } from '@galleria/chassis/bus/admin'
import { bucketStream, bucketSubject } from '@galleria/chassis/bus/bucket-names'
import {
  deadLetterStream,
  deadSubject,
  replayDurable,
  replayStream,
  replaySubject,
} from '@galleria/chassis/dead-letters/names'
import { auditDurable, auditStream, auditSubject } from '@galleria/contracts/audit'
import { eventStream, eventSubject } from '@galleria/contracts/contract'
import { allProcesses } from './processes.ts'

const day = 86_400_000
const kept = { duplicateWindowMs: 120_000, maxAgeMs: 30 * day }
/** Far more than any event, entry or session has to say. Dead letters may be longer: they hold an event and why it died. */
const longestBytes = 128 * 1_024

/** One stream for each context that announces events. It takes `evt.` subjects only, never `svc.` ones. */
const eventStreams: readonly WantedStream[] = allProcesses.flatMap(({ announces, context }) =>
  announces && context ? [{ name: eventStream(context), subjects: [`evt.${context}.>`], longestBytes, ...kept }] : [],
)

/** A key-value bucket is a stream too. What has not been written for half a day is gone: no session lives longer. */
const bucketStreams: readonly WantedStream[] = allProcesses.flatMap((process) =>
  (process.buckets ?? []).map((bucket) => ({
    name: bucketStream(bucket),
    subjects: [bucketSubject(bucket, '>')],
    latestOnly: true,
    longestBytes,
    duplicateWindowMs: kept.duplicateWindowMs,
    maxAgeMs: day / 2,
  })),
)

/** Every stream, as the broker is told of it: those of the events, those that dead letters go through, the audit's, the buckets. */
export const streams: readonly WantedStream[] = [
  ...eventStreams,
  { name: deadLetterStream, subjects: [deadSubject('>')], deletable: true, ...kept },
  { name: replayStream, subjects: [replaySubject('>')], settledIsGone: true, ...kept },
  { name: auditStream, subjects: [auditSubject('>')], longestBytes, ...kept },
  ...bucketStreams,
]

/**
 * Every durable consumer, as the broker is told of it: for each reaction one for the events and one for replayed letters, and the
 * one of the audit.
 */
export const consumers: readonly WantedConsumer[] = allProcesses.flatMap(({ hears, keepsAudit }) => [
  ...hears.flatMap(({ durable, context, event }) => [
    { stream: eventStream(context), durable, filterSubject: eventSubject(context, event, '*') },
    { stream: replayStream, durable: replayDurable(durable), filterSubject: replaySubject(durable) },
  ]),
  ...(keepsAudit ? [{ stream: auditStream, durable: auditDurable, filterSubject: auditSubject('>') }] : []),
])
