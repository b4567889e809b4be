import {
  AuditBatch,
  type AuditNotice,
  auditDurable,
  auditNoticeSubject,
  auditStream,
  auditSubject,
} from '@galleria/contracts/audit'
import type { Bus, BusDelivery } from '../bus/bus.ts'
import type { Logger } from '../telemetry/logger.ts'

/** What came in from a process. `batch` is undefined when it cannot be read, or is in the name of another process. */
export interface Incoming {
  /** By the broker's word: nobody else may publish there. */
  readonly process: string
  readonly batch: AuditBatch | undefined
}

/** The audit of all processes, for the one that keeps it. */
export interface AuditIntake {
  /** Takes in what everybody sends, one batch after the other, until this process leaves. What `keep` throws on comes again. */
  begin(keep: (incoming: Incoming) => void): Promise<void>
  /** Tells all writers how far the keeper's own chain has come, and what it lacks. */
  tell(notice: AuditNotice): Promise<void>
}

const publishTimeoutMs = 5_000
const longestWaitMs = 10_000

/** Opens the intake. */
export function createAuditIntake(bus: Bus, log: Logger): AuditIntake {
  return {
    begin: (keep) =>
      bus.consume(auditStream, auditDurable, async (delivery) => {
        if (delivery.subject !== auditNoticeSubject) {
          try {
            keep(readIncoming(delivery))
          } catch (error) {
            log.error(
              { error, delivery: delivery.delivery },
              'entries of the audit could not be kept and will come again',
            )
            delivery.later(Math.min(longestWaitMs, 100 * 2 ** delivery.delivery))
            return
          }
        }
        delivery.acknowledge()
      }),
    tell(notice) {
      const { sequence } = notice
      const messageId = `notice:${sequence}:${Bun.hash(JSON.stringify(notice.missing)).toString(36)}`
      return bus.publish(auditNoticeSubject, JSON.stringify(notice), {}, messageId, publishTimeoutMs)
    },
  }
}

function readIncoming(delivery: BusDelivery): Incoming {
  const process = delivery.subject.slice(auditSubject('').length)
  const { success, data } = AuditBatch.safeParse(jsonOf(delivery.text()))
  return { process, batch: success && data.writer.split('/')[0] === process ? data : undefined }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
