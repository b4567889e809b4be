import type { Answers } from '@galleria/chassis/service/answers'
import { startChores } from '@galleria/chassis/service/chores'
import { startReactions } from '@galleria/chassis/service/reacting'
import type { Reaction } from '@galleria/chassis/service/reaction'
import { startRelay } from '@galleria/chassis/service/relay'
import type { Chore } from '@galleria/chassis/service/service'
import type { Outbox } from '@galleria/chassis/store/outbox'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Contract } from '@galleria/contracts/contract'
import { type Desk, openDesk, simulatedCall } from '../world/asking.ts'
import type { Broker } from '../world/broker.ts'
import type { Machine } from '../world/machine.ts'
import { quietMetrics, quietTracing } from '../world/quiet-telemetry.ts'

/** What a service's `compose` puts together. */
export interface Composed {
  readonly answers: Answers<Contract>
  readonly hears?: readonly Reaction[]
  readonly outbox: Outbox
  readonly chores: readonly Chore[]
}

/** A simulated minute is mostly chores that find nothing to do, so they come round less often than in the real shop. */
const choreStretch = 4
const choreBudgetMs = 30_000

/** Brings a composed service up on a machine, with the chassis' own relay, reactions and chores. */
export function bringUp(
  { answers, hears = [], outbox, chores }: Composed,
  { machine, desk, broker, log }: { machine: Machine; desk: Desk; broker: Broker; log: Logger },
): void {
  const parts = {
    bus: broker.busFor(machine),
    world: machine.world,
    log,
    tracing: quietTracing,
    metrics: quietMetrics,
  }
  openDesk(desk, answers)
  startRelay(outbox, parts)
  void startReactions(hears, parts)
  startChores(
    chores.map((chore) => ({ ...chore, everyMs: chore.everyMs * choreStretch })),
    machine.world.clock,
    log,
    () => simulatedCall(machine, choreBudgetMs, log),
  )
}
