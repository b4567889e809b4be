import type { Bus } from '../bus/bus.ts'
import type { World } from '../ports/index.ts'
import type { Logger } from '../telemetry/logger.ts'

/** What is written down and has still to reach a stream: an outbox, or what a process knows for the audit. */
export interface Backlog {
  readonly stream: string
  /** What it is called in the log. */
  readonly called: string
  /** The most that one batch takes. */
  readonly batchSize: number
  /** What is written within this many milliseconds travels together. */
  readonly gatherMs?: number
  onWrite(listener: () => void): void
  /** Told the birth of the stream there is. One that is another than the one that was filled is given everything again. */
  meet(birth: string): void
  /**
   * Sends the oldest of what waits and says how much that was. What follows must not be in a new stream before what went into the
   * old one, so it ends early when the stream is no longer vouched for.
   */
  sendBatch(isVouchedFor: () => boolean): Promise<number>
}

/** Sends a backlog until it is stopped. */
export interface Sending {
  /** Sends what is written down already, if the broker takes it; the rest is sent at the next start. */
  stop(): Promise<void>
}

/** Also looks without being woken, for what an earlier process left behind or a lost broker kept back. */
const idleMs = 5_000
const longestWaitMs = 10_000

/** Starts to send a backlog, oldest first, one batch after the other, and begins anew with a stream that was lost (I-MSG-6). */
export function startSending(
  backlog: Backlog,
  { bus, world, log }: { readonly bus: Bus; readonly world: World; readonly log: Logger },
): Sending {
  const { stream, called, batchSize, gatherMs } = backlog
  let stopped = false
  let wake = () => {}
  let onWritten = () => {}
  let failures = 0
  /** Set by a write that came while a batch was under way, which the batch may have missed. */
  let written = false
  /** Whether the stream is known to hold what was sent. */
  let vouchedFor = false
  backlog.onWrite(() => {
    written = true
    onWritten()
  })
  bus.onReconnect(() => {
    vouchedFor = false
    wake()
  })

  async function run(): Promise<void> {
    while (!stopped) {
      try {
        written = false
        const sent = await sendOnce()
        failures = 0
        if (sent === batchSize || !vouchedFor) continue
        if (!written) await sleep(idleMs, { untilWritten: true })
        if (gatherMs) await sleep(gatherMs, { untilWritten: false })
      } catch (error) {
        failures += 1
        vouchedFor = false
        log.warn({ error, failures }, `${called} could not be sent and will be tried again`)
        await sleep(Math.min(longestWaitMs, 100 * 2 ** failures), { untilWritten: false })
      }
    }
  }

  async function sendOnce(): Promise<number> {
    if (!vouchedFor) {
      // Set first: a connection that is lost and found during the ask takes it back.
      vouchedFor = true
      backlog.meet(await bus.streamBirth(stream))
    }
    return backlog.sendBatch(() => vouchedFor)
  }

  /** What the last work in hand has written is sent now, rather than when the process comes back. */
  async function sendRest(): Promise<void> {
    try {
      while (bus.isConnected()) {
        if ((await sendOnce()) === 0 && vouchedFor) return
      }
    } catch (error) {
      log.warn({ error }, `the rest of ${called} will be sent at the next start`)
    }
  }

  /** A broker that fails is not asked again at each write: only a stop cuts that wait short. */
  function sleep(ms: number, { untilWritten }: { untilWritten: boolean }): Promise<void> {
    // Whoever stopped the sending during a batch has already woken it, and would wait for this sleep to end.
    if (stopped) return Promise.resolve()
    const { promise, resolve } = Promise.withResolvers<void>()
    const cancel = world.clock.after(ms, resolve)
    wake = () => {
      cancel()
      resolve()
    }
    onWritten = untilWritten ? wake : () => {}
    return promise
  }

  const running = run()
  return {
    async stop() {
      stopped = true
      wake()
      await running
      await sendRest()
    },
  }
}
