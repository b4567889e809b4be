import { sumOf } from '../../support/scrape.ts'
import type { Occasion } from '../stories/story.ts'
import { announce } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import { eventually, must, NotApplicable } from './check.ts'
import { samplesOf } from './samples.ts'

/** A reaction of the service, and a way to set it off. */
export interface Setting {
  readonly durable: string
  readonly context: string
  readonly event: string
  readonly occasion: () => Promise<Occasion>
}

/** Every reaction that something is known of. @throws NotApplicable where there is none. */
export function settingsOf(trial: Trial): readonly Setting[] {
  const { hears } = trial.row
  if (hears.length === 0) throw new NotApplicable('it hears no events')
  return hears.flatMap(({ durable, context, event }) => {
    const make = trial.story.reactions?.[durable]
    return make ? [{ durable, context, event, occasion: () => make(trial) }] : []
  })
}

/** How many deliveries came to an end. */
export async function processed(trial: Trial, consumer: string, outcome: string): Promise<number> {
  return sumOf(await samplesOf(trial), 'galleria_events_processed_total', { consumer, outcome })
}

/** Waits until an event has had its effect, or at least was done with. */
export async function untilDone(
  trial: Trial,
  { durable }: Setting,
  occasion: Occasion,
  doneBefore: number,
): Promise<void> {
  const { effects } = occasion
  await eventually(async () => {
    if (effects) must((await effects()) >= 1, `the event that ${durable} hears has had no effect`)
    else must((await processed(trial, durable, 'done')) > doneBefore, `the event that ${durable} hears was not done`)
  }, 8_000)
}

/**
 * Waits until what comes of an occasion is all there. What is announced comes a little later than it is done, and not after what
 * comes of another occasion.
 */
export async function untilSettled(trial: Trial, setting: Setting, { announces }: Occasion): Promise<void> {
  if (announces === undefined) return
  const { durable, context, event } = setting
  const before = await processed(trial, durable, 'done')
  const occasion = await setting.occasion()
  await announce(trial, { context, event, ...occasion })
  await untilDone(trial, setting, occasion, before)
}
