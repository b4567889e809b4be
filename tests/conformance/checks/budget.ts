import { shopDoor } from '../subject/caller.ts'
import type { Subject } from '../subject/subject.ts'
import type { Trial } from '../subject/trial.ts'
import { type Fields, readContract } from '../wire/contract-document.ts'
import type { Headers, Reply } from '../wire/line.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe, NotApplicable } from './check.ts'
import { mustRefuse } from './refusal.ts'
import { easyAsk, freshKey, newTrace } from './requests.ts'

const nobodyToAsk = 'nothing that it answers takes an ask of somebody whom the kit plays'
/** A busy machine's own delays, beside what the protocol allows. */
const slackMs = 450

function errandOf({ story }: Trial) {
  if (!story.errand) throw new NotApplicable(nobodyToAsk)
  return story.errand
}

/** Sends it on its errand while whomever it asks takes this long. */
async function slowErrand(trial: Trial, slowMs: number, headers: Headers = {}): Promise<Reply> {
  const errand = errandOf(trial)
  const trace = newTrace()
  trial.neighbours.slowBy(slowMs, trace.traceId)
  return trial.ask(errand.endpoint, errand.request(), { headers: { ...freshKey(), ...trace.headers, ...headers } })
}

/** The caller's patience. */
export const budgetChecks: readonly Check<Subject>[] = [
  {
    name: 'it refuses at once what comes with a spent budget',
    proves: ['SP-BUD-3'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const tookMs: number[] = []
      for (const left of ['0', '-5', '0.4']) {
        const reply = await trial.ask(key, request, { headers: { ...freshKey(), 'timeout-ms': left } })
        mustRefuse(trial, reply, 'deadline-exceeded', `an ask with ${left} ms left`)
        tookMs.push(Math.round(reply.tookMs))
      }
      // Whoever waits, waits each time; a busy machine is slow now and then.
      must(Math.min(...tookMs) < slackMs, `it took ${tookMs.join(', ')} ms to say so`)
    },
  },
]

/** The patience with which it asks others. */
export const errandChecks: readonly Check[] = [
  {
    name: 'it asks nobody with a spent budget',
    proves: ['SP-BUD-3', 'SP-BUD-6'],
    async run(trial) {
      const errand = errandOf(trial)
      const { traceId, headers } = newTrace()
      await trial.ask(errand.endpoint, errand.request(), { headers: { ...freshKey(), ...headers, 'timeout-ms': '0' } })
      mustBe(trial.neighbours.askedIn(traceId).length, 0, 'how often a neighbour was asked')
    },
  },
  {
    name: 'it tells whom it asks how much time is left, how urgent it is, and in which trace',
    proves: ['SP-BUD-4', 'SP-HDR-3', 'SP-HDR-4', 'SP-TRACE-3', 'SP-MET-7', 'SP-BUS-2'],
    async run(trial) {
      const errand = errandOf(trial)
      const [context = '', ...key] = errand.asks.split('.')
      const asked = (await readContract(context)).endpoints[key.join('.')]
      for (const [given, most] of [
        [700, 700],
        [60_000, asked?.timeoutMs ?? 0],
      ] as const) {
        const { traceId, headers } = newTrace()
        const sent = { ...freshKey(), ...headers, 'timeout-ms': String(given), priority: 'high' }
        const reply = await trial.ask(errand.endpoint, errand.request(), { headers: sent })
        mustBe(reply.code, undefined, `the code of an ask with ${given} ms`)
        const [seen] = trial.neighbours.askedIn(traceId)
        must(seen, `${errand.asks} was not asked in the trace that was begun`)
        const left = seen.header('timeout-ms') ?? 'nothing'
        must(/^\d+$/.test(left) && Number(left) >= 1, `timeout-ms is ${left}`)
        must(Number(left) <= most, `of ${given} ms ${left} were handed on, and ${most} is the most`)
        must(seen.replyTo.startsWith(`_INBOX_${trial.name}.`), `it wants its answer at ${seen.replyTo}`)
        mustBe(seen.header('priority'), 'high', 'the priority that was handed on')
        if (asked?.access.kind === 'open')
          mustBe(seen.header('authorization'), undefined, 'authorization, for an open ask')
        const spanId = seen.header('traceparent')?.split('-')[2]
        await eventually(async () => {
          const client = (await trial.collector.spansOf(traceId)).find(({ kind }) => kind === 3)
          must(client, 'there is no client span')
          mustBe([client.spanId, client.name], [spanId, errand.asks], 'the client span that was handed on')
        }, 6_000)
      }
      const metrics = await (await trial.admin('/metrics')).text()
      must(metrics.includes(`rpc_client_call_duration_seconds_count{`), 'there is no rpc_client_call_duration_seconds')
      must(metrics.includes('galleria_breaker_state{'), 'there is no galleria_breaker_state')
    },
  },
  {
    name: 'it gives up when the budget runs out, and not much later',
    proves: ['SP-BUD-1', 'SP-BUD-5', 'SP-ERR-7'],
    async run(trial) {
      const reply = await slowErrand(trial, 1_500, { 'timeout-ms': '250' })
      mustRefuse(trial, reply, 'deadline-exceeded', 'an ask whose budget runs out')
      must(reply.tookMs >= 200 && reply.tookMs < 250 + slackMs, `it took ${Math.round(reply.tookMs)} ms of 250`)
    },
  },
  {
    name: 'it works no longer on an ask than its contract says',
    proves: ['SP-BUD-1', 'SP-BUD-2'],
    async run(trial) {
      const { timeoutMs } = trial.endpoint(errandOf(trial).endpoint)
      const reply = await slowErrand(trial, timeoutMs + 1_500)
      mustRefuse(trial, reply, 'deadline-exceeded', 'an ask that takes too long')
      must(reply.tookMs < timeoutMs + slackMs, `it took ${Math.round(reply.tookMs)} ms of ${timeoutMs}`)
    },
  },
  {
    name: 'it tells the outages of whom it asks from their refusals',
    proves: ['SP-ERR-7', 'SP-ERR-8'],
    async run(trial) {
      const errand = errandOf(trial)
      const come = async (code: string, status: number) => {
        const trace = newTrace()
        trial.neighbours.refuse(code, status, trace.traceId)
        const headers = { ...freshKey(), ...trace.headers }
        return trial.ask(errand.endpoint, errand.request(), { headers })
      }
      mustRefuse(trial, await come('internal', 500), 'unavailable', 'an ask whose neighbour failed')
      mustRefuse(trial, await come('overloaded', 503), 'overloaded', 'an ask whose neighbour is overloaded')
      mustRefuse(
        trial,
        await come('deadline-exceeded', 504),
        'deadline-exceeded',
        'an ask whose neighbour was too slow',
      )
    },
  },
  {
    name: 'it signs what it asks, in the name of whoever asked it',
    proves: ['SP-SEC-10', 'SP-HDR-4'],
    async run(trial) {
      const { keyed } = trial.story
      if (!keyed) throw new NotApplicable(nobodyToAsk)
      const { endpoint, request } = await keyed(trial)
      const { traceId, headers } = newTrace()
      await trial.ask(endpoint, request, { headers: { ...freshKey(), ...headers } })
      const signed = trial.neighbours.askedIn(traceId).filter(({ header }) => header('authorization') !== undefined)
      must(signed.length > 0, 'it signed nothing that it asked')
      for (const { endpoint: asked, header } of signed) {
        const claims = await trial.signer.verified(header('authorization') ?? '', trial.name)
        const [context] = asked.split('.')
        mustBe([claims.iss, claims.aud], [trial.name, context], `iss and aud of what ${asked} is asked with`)
        must(Number(claims.exp) - Number(claims.iat) <= 60, 'the token is good for more than a minute')
        mustBe((claims.principal as Fields).id, request.shopperId, 'the principal that was handed on')
        mustBe((claims.act as Fields | undefined)?.sub, shopDoor, 'the actor before it')
      }
    },
  },
]
