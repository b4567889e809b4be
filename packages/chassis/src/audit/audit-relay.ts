import { type AuditBatch, auditStream, auditSubject, type SealedEntry } from '@galleria/contracts/audit'
import type { Bus } from '../bus/bus.ts'
import { failPoint } from '../faults/fail-points.ts'
import type { World } from '../ports/index.ts'
import { type Sending, startSending } from '../service/sending.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Unsent } from './trail.ts'

/** What the relay needs of the process. */
export interface AuditRelayParts {
  /** The process's name in the topology: it may publish under no other. */
  readonly process: string
  readonly bus: Bus
  readonly world: World
  readonly log: Logger
  readonly metrics: Metrics
}

const batchSize = 200
/** What is written within this time travels together: a durable message costs the broker a flush, however many entries are in it. */
const gatherMs = 400
const publishTimeoutMs = 5_000

/**
 * Starts to send a trail to the keeper of the audit, some hundred entries a message. The keeper knows an entry by its writer and number, so one that
 * comes twice counts once.
 */
export function startAuditRelay(trail: Unsent, { process, bus, world, log, metrics }: AuditRelayParts): Sending {
  metrics.observed(
    { name: 'galleria_audit_pending', help: 'Entries of the audit written down and not yet sent.', labels: [] },
    () => trail.depth(),
  )
  return startSending(
    {
      stream: auditStream,
      called: 'the audit',
      batchSize,
      gatherMs,
      onWrite: (listener) => trail.onWrite(listener),
      meet,
      sendBatch,
    },
    { bus, world, log },
  )

  function meet(birth: string): void {
    const known = trail.knownBirth()
    if (birth === known) return
    if (known !== undefined) {
      log.warn({ writer: trail.writer }, 'the stream of the audit is another than before, so all is sent again')
      trail.rewind(0)
    }
    trail.rememberBirth(birth)
  }

  async function sendBatch(isVouchedFor: () => boolean): Promise<number> {
    const entries = trail.waiting(batchSize)
    const [first, last] = [entries[0], entries.at(-1)]
    if (!first || !last || !isVouchedFor()) return 0
    const { writer } = trail
    const rewinds = trail.rewinds()
    const batch: AuditBatch = { writer, entries }
    const lastSequence = sequenceOf(last)
    failPoint('after-commit-before-audit')
    await bus.publish(
      auditSubject(process),
      JSON.stringify(batch),
      { 'content-type': 'application/json' },
      `${writer}:${sequenceOf(first)}-${lastSequence}:${rewinds}`,
      publishTimeoutMs,
    )
    failPoint('after-audit-before-mark')
    // Rewound meanwhile: what was asked for again is still to be sent.
    if (trail.rewinds() === rewinds) trail.markSent(lastSequence)
    return entries.length
  }
}

function sequenceOf({ body }: SealedEntry): number {
  return (JSON.parse(body) as { sequence: number }).sequence
}
