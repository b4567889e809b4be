import { join } from 'node:path'
import { createGuardMetrics } from '@galleria/chassis/breaker/guard'
import { budget } from '@galleria/chassis/budget'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import type { Call } from '@galleria/chassis/call'
import { createClientMetrics } from '@galleria/chassis/client/client-metrics'
import { createClient } from '@galleria/chassis/client/create-client'
import { outageBehind } from '@galleria/chassis/outage'
import { realWorld } from '@galleria/chassis/ports/index'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'
import type { Answer } from '@galleria/contracts/answer'
import { observatory } from '@galleria/contracts/observatory'
import { testerUser } from '../../nats/permissions.ts'
import { Refused } from '../supervisor.ts'

/** Where a running copy's broker is, and who may ask it anything. */
export interface Door {
  readonly natsUrl: string
  readonly keysDir: string
}

/** The observatory's endpoints for dead letters. */
export type AskLetters = ReturnType<typeof lettersOf>['ask']

const longestMs = 15_000

/**
 * Asks the observatory of a running copy about dead letters, as the person at the terminal.
 * @throws Refused when it is not there, or says no.
 */
export async function observing<Result>(
  { natsUrl, keysDir }: Door,
  work: (ask: AskLetters, call: () => Call) => Promise<Result>,
): Promise<Result> {
  const log = createLogger(testerUser, testerUser, 'silent')
  const bus = await openNatsBus({
    url: natsUrl,
    name: testerUser,
    seedFile: join(keysDir, `${testerUser}.nk`),
    connectWithinMs: 3_000,
    log,
  })
  const { ask, close } = lettersOf(bus)
  const call = (): Call => ({
    trace: unsampled(crypto.randomUUID().replaceAll('-', ''), '00f067aa0ba902b7'),
    budget: budget(realWorld.clock, longestMs),
    priority: 'normal',
    log,
  })
  try {
    return await work(ask, call)
  } catch (error) {
    throw outageBehind(error) === undefined ? error : new Refused(explained(error), { cause: error })
  } finally {
    close()
    await bus.drain()
  }
}

/** What was answered. @throws Refused with the reason when it was a refusal. */
export function answered<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Refused(answer.problem.detail ?? answer.problem.title)
}

function lettersOf(bus: Awaited<ReturnType<typeof openNatsBus>>) {
  const metrics = createMetrics(testerUser)
  const guards: { stop(): void }[] = []
  const { 'dead-letter': ask } = createClient(observatory, {
    bus,
    world: realWorld,
    metrics: createClientMetrics(metrics),
    guardMetrics: createGuardMetrics(metrics),
    onGuard: (guard) => guards.push(guard),
  })
  const close = () => {
    for (const guard of guards) guard.stop()
  }
  return { ask, close }
}

function explained(error: unknown): string {
  return outageBehind(error)?.kind === 'no-responders'
    ? 'The observatory, which keeps the dead letters, is not running. It is part of the profile full; see: bun run cluster status'
    : 'The observatory, which keeps the dead letters, did not answer. See: bun run cluster logs observatory'
}
