import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { until } from './polling.ts'

/** What came of a broker that lost its streams. */
export interface Wiped {
  /** How many events its streams held. */
  readonly before: number
  /** How many they hold again, published anew by those who wrote them down. */
  readonly back: number
  readonly tookMs: number
}

/** What it takes to wipe a broker. */
export interface WipeOptions {
  /** Ends the broker, does the work, starts it again. */
  readonly without: (work: () => Promise<void>) => Promise<void>
  /** Holds its configuration, and its store in `jetstream/`. */
  readonly brokerDir: string
  readonly monitorUrl: string
  readonly provision: () => Promise<void>
  /** How long events may take to come back. */
  readonly withinMs?: number
}

/**
 * Rehearses the loss of the broker's disk while everybody else runs on: the broker is never the system of record
 * (I-MSG-6). Waits until as many events are back as there were, or for a while; what is missing then is told.
 */
export async function wipeBroker(options: WipeOptions): Promise<Wiped> {
  const { without, brokerDir, monitorUrl, provision, withinMs = 30_000 } = options
  const begun = performance.now()
  const before = await eventsIn(monitorUrl)
  await without(() => rm(join(brokerDir, 'jetstream'), { recursive: true, force: true }))
  await provision()
  // Too few are an outcome to be told, not an error: somebody who announces may be away just now.
  await until(async () => (await eventsIn(monitorUrl)) >= before, { withinMs }).catch(() => false)
  return { before, back: await eventsIn(monitorUrl), tookMs: performance.now() - begun }
}

interface StreamsTold {
  readonly account_details?: readonly {
    readonly stream_detail?: readonly { readonly name: string; readonly state: { readonly messages: number } }[]
  }[]
}

/** Counts what the contexts have announced; dead letters and replays are nobody's record. */
async function eventsIn(monitorUrl: string): Promise<number> {
  const response = await fetch(`${monitorUrl}/jsz?streams=true`)
  const told = (await response.json()) as StreamsTold
  return (told.account_details ?? [])
    .flatMap(({ stream_detail }) => stream_detail ?? [])
    .filter(({ name }) => name.endsWith('_EVENTS'))
    .reduce((sum, { state }) => sum + state.messages, 0)
}
