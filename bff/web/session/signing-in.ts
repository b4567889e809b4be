import type { Notebook } from '@galleria/chassis/audit/notebook'
import type { KeyValue } from '@galleria/chassis/bus/key-value'
import type { World } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { OrdersDownstream } from '../downstream/orders.ts'
import type { WebPorts } from '../ports.ts'
import { createBegunSignIns } from './begun-sign-in.ts'
import { makeMergeCarts } from './cart-merging.ts'
import type { IdentityServer } from './identity-server.ts'
import { latelyRead } from './lately-read.ts'
import { createSeal } from './seal.ts'
import { createSessionRecords } from './session-records.ts'
import { createSessionStore } from './session-store.ts'
import { createSessions } from './sessions.ts'
import { createVisitors } from './visitors.ts'

/** What signing in is put together from. */
export interface SigningInParts {
  readonly identity: IdentityServer
  readonly bucket: KeyValue
  /** See SESSION_KEY_FILE. */
  readonly key: Uint8Array
  readonly orders: OrdersDownstream
  readonly world: World
  readonly log: Logger
  readonly metrics: Metrics
  readonly audit: Notebook
}

/** What the routes need of it. */
export type SigningIn = Pick<
  WebPorts,
  'identity' | 'sessions' | 'visitors' | 'mergeCarts' | 'begunSignIns' | 'sessionRecords'
>

/** Puts together all that has to do with sessions. */
export function createSigningIn({
  identity,
  bucket,
  key,
  orders,
  world,
  log,
  metrics,
  audit,
}: SigningInParts): SigningIn {
  const { clock, random } = world
  const sessionRecords = createSessionRecords(metrics, audit)
  const kept = createSessionStore({ bucket, seal: createSeal(key, 'sessions', random), clock, random })
  const store = latelyRead(kept, clock)
  const sessions = createSessions({ store, identity, clock, log, records: sessionRecords })
  const mergeCarts = makeMergeCarts({ orders, sessions, records: sessionRecords, clock })
  return {
    identity,
    sessions,
    mergeCarts,
    sessionRecords,
    visitors: createVisitors({ sessions, mergeCarts }),
    begunSignIns: createBegunSignIns(createSeal(key, 'sign-ins', random), () => clock.now()),
  }
}
