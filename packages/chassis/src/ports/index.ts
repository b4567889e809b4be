export { type Clock, instant, sleep, systemClock } from './clock.ts'
export { type HttpOut, type OutboundReply, type OutboundRequest, systemHttpOut } from './http-out.ts'
export { type Ids, systemIds } from './ids.ts'
export { type Random, systemRandom } from './random.ts'

import { type Clock, systemClock } from './clock.ts'
import { type Ids, systemIds } from './ids.ts'
import { type Random, systemRandom } from './random.ts'

/** Everything of the world that a service may not reach for by itself. */
export interface World {
  readonly clock: Clock
  readonly random: Random
  readonly ids: Ids
}

/** The real world. */
export const realWorld: World = { clock: systemClock, random: systemRandom, ids: systemIds }
