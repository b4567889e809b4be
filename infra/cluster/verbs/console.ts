import { join } from 'node:path'
import { openMint } from '@galleria/chassis/authority/open-mint'
import { createGuardMetrics } from '@galleria/chassis/breaker/guard'
import { budget } from '@galleria/chassis/budget'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { createClientMetrics } from '@galleria/chassis/client/client-metrics'
import { createClient } from '@galleria/chassis/client/create-client'
import { realWorld } from '@galleria/chassis/ports/index'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { unsampled } from '@galleria/chassis/telemetry/unsampled'
import type { Answer } from '@galleria/contracts/answer'
import type { Contract } from '@galleria/contracts/contract'
import { callerKeyFile, consoleRoles } from '../../keys/caller-keys.ts'
import { brokerTlsOf } from '../../keys/certificates.ts'
import { consoleUser } from '../../nats/permissions.ts'
import { Refused } from '../supervisor.ts'

/** Where a running copy's broker is, and the keys of the person at the terminal. */
export interface Door {
  readonly natsUrl: string
  readonly keysDir: string
  /** Whether the broker wants to see a certificate. */
  readonly tls: boolean
}

const longestMs = 15_000

/** Asks a context of a running copy, as the person at the terminal: only what they may ask. @throws Outage when nobody answers. */
export async function asConsole<C extends Contract, Result>(
  { natsUrl, keysDir, tls }: Door,
  contract: C,
  work: (client: Client<C>, call: () => Call) => Promise<Result>,
): Promise<Result> {
  const log = createLogger(consoleUser, consoleUser, 'silent')
  const mint = await openMint(callerKeyFile(keysDir, consoleUser), consoleUser, realWorld)
  const bus = await openNatsBus({
    url: natsUrl,
    name: consoleUser,
    seedFile: join(keysDir, `${consoleUser}.nk`),
    tls: tls ? brokerTlsOf(keysDir, consoleUser) : undefined,
    connectWithinMs: 3_000,
    log,
  })
  const metrics = createMetrics(consoleUser)
  const guards: { stop(): void }[] = []
  const client = createClient(contract, {
    bus,
    world: realWorld,
    metrics: createClientMetrics(metrics),
    guardMetrics: createGuardMetrics(metrics),
    mint,
    onGuard: (guard) => guards.push(guard),
  })
  const call = (): Call => ({
    trace: unsampled(crypto.randomUUID().replaceAll('-', ''), '00f067aa0ba902b7'),
    budget: budget(realWorld.clock, longestMs),
    priority: 'normal',
    caller: { principal: { kind: 'service', id: consoleUser, roles: [...consoleRoles] }, actors: [] },
    log,
  })
  try {
    return await work(client, call)
  } finally {
    for (const guard of guards) guard.stop()
    await bus.drain()
  }
}

/** What was answered. @throws Refused with the reason when it was a refusal. */
export function answered<Value>(answer: Answer<Value>): Value {
  if (answer.ok) return answer.value
  throw new Refused(answer.problem.detail ?? answer.problem.title)
}
