import { countOf } from '../stories/tell.ts'
import type { Trial } from '../subject/trial.ts'
import { NoReply } from '../wire/line.ts'
import type { Check } from './check.ts'
import { eventually, meanwhile, must, mustBe } from './check.ts'
import { easyAsk, freshKey, newTrace } from './requests.ts'

/** It is told to stop. */
export const drainChecks: readonly Check[] = [
  {
    name: 'it drains: every ask that it took in is answered, its store is closed, and it ends with 0',
    proves: ['SP-DRAIN-1', 'SP-DRAIN-2', 'SP-DRAIN-3', 'SP-DRAIN-5', 'SP-DRAIN-6', 'SP-REG-5', 'SP-LOG-6'],
    async run(trial) {
      const crowd = await crowdAt(trial)
      const tookMs = await drain(trial, crowd).finally(crowd.leave)
      mustBe(trial.program.exitCode(), 0, 'the exit code')
      must(tookMs < 12_000, `it took ${Math.round(tookMs)} ms`)
      const left = await trial.line.registry('PING', trial.name)
      mustBe(left.length, 0, 'how many are in the registry after the end')
      const messages = trial.program.lines.map((line) => (JSON.parse(line) as { message: string }).message)
      const order = ['open', 'draining', 'closed'].map((message) => messages.indexOf(message))
      must(
        order.every((at) => at >= 0),
        `of open, draining and closed the log has ${order.map((at) => at >= 0)}`,
      )
      mustBe(
        order.toSorted((a, b) => a - b),
        order,
        'the order of open, draining and closed',
      )
    },
  },
]

/** It is told to stop when nobody is there to say farewell to. */
export const loneDrainChecks: readonly Check[] = [
  {
    name: 'it goes on answering while the collector hangs, and ends with 0 though that and the broker are away',
    proves: ['SP-TRACE-8', 'SP-DRAIN-1', 'SP-DRAIN-7'],
    slow: true,
    async run(trial) {
      // In a second look nobody has ended it before.
      await trial.program.end('SIGTERM', 14_000)
      await trial.start()
      trial.collector.hang(true)
      const { key, request } = await easyAsk(trial)
      for (let at = 0; at < 20; at += 1) {
        const reply = await trial.ask(key, request, { headers: { ...freshKey(), ...newTrace().headers } })
        mustBe(reply.code, undefined, 'the code of an ask while the collector hangs')
      }
      await trial.broker.crash()
      try {
        const begun = performance.now()
        await trial.program.end('SIGTERM', 14_000)
        mustBe(trial.program.exitCode(), 0, 'the exit code')
        const tookMs = performance.now() - begun
        must(tookMs < 12_000, `it took ${Math.round(tookMs)} ms`)
      } finally {
        trial.collector.hang(false)
        await trial.broker.revive()
      }
    },
  },
]

async function slowErrand(trial: Trial, { endpoint, request }: NonNullable<Trial['story']['errand']>) {
  const traceId = crypto.randomUUID().replaceAll('-', '')
  trial.neighbours.slowBy(500, traceId)
  const headers = { ...freshKey(), traceparent: `00-${traceId}-00f067aa0ba902b7-01` }
  return (await trial.ask(endpoint, request(), { headers })).code
}

/** Many who ask one thing after the other, until one of them is not answered. */
interface Crowd {
  readonly came: { readonly answered: number; readonly nobody: number; readonly lost: number; readonly failed: number }
  /** One more ask. */
  askOnce(): Promise<void>
  /** When all have stopped by themselves. */
  readonly gone: Promise<unknown>
  leave(): void
}

async function crowdAt(trial: Trial): Promise<Crowd> {
  const { key, request } = await easyAsk(trial)
  const came = { answered: 0, nobody: 0, lost: 0, failed: 0 }
  let stopped = false
  const askOnce = async () => {
    try {
      const reply = await trial.ask(key, request, { headers: freshKey(), timeoutMs: 4_000 })
      came[Number(reply.status ?? 0) >= 500 ? 'failed' : 'answered'] += 1
    } catch (error) {
      if (!(error instanceof NoReply)) throw error
      came[error.why === 'nobody-there' ? 'nobody' : 'lost'] += 1
      stopped = true
    }
  }
  const worker = async () => {
    while (!stopped) await askOnce()
  }
  const leave = () => {
    stopped = true
  }
  return { came, askOnce, gone: meanwhile(Promise.all(Array.from({ length: 12 }, worker))), leave }
}

/** Tells it to stop under a crowd, and while it has an errand of its own in hand. Returns how long it took, in milliseconds. */
async function drain(trial: Trial, { came, askOnce, gone }: Crowd): Promise<number> {
  const { errand } = trial.story
  await eventually(() => must(came.answered >= 24, 'it answers nobody'))
  const deed = await trial.story.deed?.(trial)
  const inHand = errand ? meanwhile(slowErrand(trial, errand)) : undefined
  if (inHand) await Bun.sleep(100)
  // However quick it is, it has some of these in hand when it is told.
  const burst = meanwhile(Promise.all(Array.from({ length: 48 }, askOnce)))
  await Bun.sleep(0)
  const begun = performance.now()
  const ended = meanwhile(trial.program.end('SIGTERM', 14_000))
  if (inHand) await eventually(async () => mustBe((await trial.admin('/health/ready')).status, 503, 'readiness'), 400)
  await Promise.all([gone, burst])
  await ended
  const tookMs = performance.now() - begun
  mustBe([came.lost, came.failed], [0, 0], `of ${came.answered} asks, how many were lost and how many failed`)
  mustBe(await inHand, undefined, 'the code of an ask that was being worked on')
  if (deed?.announced) {
    const { event, aggregateId } = deed.announced
    mustBe(await countOf(trial, event, aggregateId), 1, `how often ${event} was announced by the end`)
  }
  return tookMs
}
