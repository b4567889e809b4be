import type { Clock, Random } from '@galleria/chassis/ports/index'
import type { Logger } from '@galleria/chassis/telemetry/logger'
import type { Metrics } from '@galleria/chassis/telemetry/metrics'
import type { MailQueue, QueuedMail } from './mail-queue.ts'

/** How the sending of one mail went: `refused` is for good, `missed` may go well another time. */
export type Delivery = 'sent' | 'refused' | 'missed'

/** Hands a mail to a mail server. Never rejects. */
export type Carrier = (mail: QueuedMail) => Promise<Delivery>

/** What the post office is built from. */
export interface PostOfficeParts {
  readonly queue: MailQueue
  readonly carry: Carrier
  readonly clock: Clock
  readonly random: Random
  readonly log: Logger
  readonly metrics: Metrics
}

const atOnce = 20
const firstRetryMs = 1_000
const longestRetryMs = 300_000

/** Sends what waits, in the background of whatever has written it down. */
export interface PostOffice {
  /** Sends what is due, one after the other. Two calls at once are one. */
  sendDue(): Promise<void>
}

/**
 * A queue's other end. Nothing is lost by a mail server that is down: a mail is removed once it was taken, and tried until
 * then with growing pauses for as long as it is of use. One that was taken just before a crash may be sent twice.
 */
export function createPostOffice({ queue, carry, clock, random, log, metrics }: PostOfficeParts): PostOffice {
  const mails = metrics.counter({
    name: 'galleria_identity_mails_ended_total',
    help: 'Mails that are no longer tried, by how that came.',
    labels: ['outcome'],
  })
  metrics.observed(
    { name: 'galleria_identity_mail_pending', help: 'Mails that wait to be sent.', labels: [] },
    queue.count,
  )
  let running: Promise<void> | undefined

  async function sendAll(): Promise<void> {
    for (const mail of queue.due(clock.now(), atOnce)) {
      if (mail.goodUntil <= clock.now()) end(mail, 'late')
      else if ((await send(mail)) === 'missed') return
    }
  }

  async function send(mail: QueuedMail): Promise<Delivery> {
    const delivery = await carry(mail)
    if (delivery === 'missed') queue.postpone(mail.id, clock.now() + pauseAfter(mail.attempts))
    else end(mail, delivery)
    return delivery
  }

  function end({ id, attempts }: QueuedMail, outcome: 'sent' | 'refused' | 'late'): void {
    queue.remove(id)
    mails.increment({ outcome })
    if (outcome !== 'sent') log.warn({ mail: id, attempts, outcome }, 'a mail was given up')
  }

  /** Exponential with half of it by chance, so that mails which failed together do not come back together. */
  function pauseAfter(attempts: number): number {
    const longest = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts, 20))
    return Math.floor(longest * (0.5 + random.fraction() / 2))
  }

  return {
    sendDue() {
      running ??= sendAll().finally(() => {
        running = undefined
      })
      return running
    },
  }
}
