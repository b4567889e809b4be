import type { Subject } from '../subject/subject.ts'
import type { ExportedSpan } from '../wire/collector.ts'
import type { Check } from './check.ts'
import { eventually, must, mustBe } from './check.ts'
import { easyAsk, freshKey, methodOf, newTrace } from './requests.ts'

/** Spans are sent within five seconds (SP-TRACE-9); a busy machine gets one more. */
const sentWithinMs = 6_000
const server = 2
const failed = 2

/** The span that the service made of an ask. */
async function serverSpan({ collector }: Pick<Subject, 'collector'>, traceId: string): Promise<ExportedSpan> {
  return eventually(async () => {
    const found = (await collector.spansOf(traceId)).find(({ kind }) => kind === server)
    must(found, `no server span came in within ${sentWithinMs} ms`)
    return found
  }, sentWithinMs)
}

/** What a trace shows. */
export const tracingChecks: readonly Check<Subject>[] = [
  {
    name: 'it makes a span of each sampled ask, below the span that asked',
    proves: ['SP-TRACE-1', 'SP-TRACE-7', 'SP-TRACE-9'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const { traceId, spanId, headers } = newTrace()
      await trial.ask(key, request, { headers: { ...freshKey(), ...headers } })
      const span = await serverSpan(trial, traceId)
      const method = methodOf(trial, key)
      mustBe([span.name, span.parentSpanId], [method, spanId], 'the name and the parent of the span')
      mustBe(span.attributes['rpc.system.name'], 'nats', 'rpc.system.name')
      mustBe(span.attributes['rpc.method'], method, 'rpc.method')
    },
  },
  {
    name: 'it tells a refusal from a failure on its spans',
    proves: ['SP-TRACE-5'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const [refused, late] = [newTrace(), newTrace()]
      await trial.ask(key, 'nonsense', { headers: refused.headers })
      await trial.ask(key, request, { headers: { ...freshKey(), ...late.headers, 'timeout-ms': '0' } })
      const [no, outage] = await Promise.all([serverSpan(trial, refused.traceId), serverSpan(trial, late.traceId)])
      mustBe(no.attributes['galleria.problem.code'], 'malformed-body', 'galleria.problem.code of a refusal')
      must(no.status !== failed, 'the span of a refusal has the status of an error')
      mustBe(outage.attributes['galleria.problem.code'], 'deadline-exceeded', 'galleria.problem.code of an outage')
      mustBe(outage.status, failed, 'the status of the span of an outage')
      must(outage.attributes['error.type'], 'the span of an outage has no error.type')
    },
  },
  {
    name: 'it makes no span of what is not sampled, or comes without a trace',
    proves: ['SP-TRACE-4'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const [unsampled, sampled] = [newTrace(false), newTrace()]
      await trial.ask(key, request, { headers: { ...freshKey(), ...unsampled.headers } })
      await trial.ask(key, request, { headers: { ...freshKey(), ...sampled.headers } })
      // Spans are sent in the order in which they end, so the first would have come by now.
      await serverSpan(trial, sampled.traceId)
      const none = await trial.collector.spansOf(unsampled.traceId)
      mustBe(none.length, 0, 'how many spans came of what was not sampled')
    },
  },
  {
    name: 'it names the trace in the log',
    proves: ['SP-LOG-3', 'SP-LOG-4'],
    async run(trial) {
      const { key } = await easyAsk(trial)
      const { traceId, headers } = newTrace()
      await trial.ask(key, 'nonsense', { headers })
      await trial.ask(key, {}, { headers: { ...headers, 'timeout-ms': '0' } })
      await eventually(() => {
        const told = trial
          .lines()
          .filter((line) => line.includes(traceId))
          .map((line) => JSON.parse(line) as Record<string, unknown>)
        const refusal = told.find(({ message }) => message === 'an ask was refused')
        must(refusal, 'the log does not tell of a refusal under its trace_id')
        const said = [refusal.level, refusal.trace_id, refusal.method, refusal.code]
        mustBe(said, ['info', traceId, methodOf(trial, key), 'malformed-body'], 'the line of a refusal')
        const outage = told.find(({ message }) => message === 'an ask failed for an outage')
        must(outage, 'the log does not tell of an outage under its trace_id')
        mustBe([outage.level, outage.method], ['warn', methodOf(trial, key)], 'the line of an outage')
        must(outage.code ?? outage.outage, 'the line of an outage has neither code nor outage')
      })
    },
  },
]

/** What a span says of the process that made it. */
export const resourceChecks: readonly Check[] = [
  {
    name: 'it says on its spans which process of which version made them, in exports that any collector can read',
    proves: ['SP-TRACE-6', 'SP-TRACE-9'],
    async run(trial) {
      const { key, request } = await easyAsk(trial)
      const { traceId, headers } = newTrace()
      await trial.ask(key, request, { headers: { ...freshKey(), ...headers } })
      const { resource } = await serverSpan(trial, traceId)
      const told = [resource['service.name'], resource['service.instance.id'], resource['service.namespace']]
      mustBe(told, [trial.name, trial.instance, 'galleria'], 'the resource of the span')
      must(resource['service.version'], 'the resource has no service.version')
      must(resource['telemetry.sdk.language'], 'the resource has no telemetry.sdk.language')
      mustBe(trial.collector.faults, [], 'the list of exports that could not be read')
    },
  },
]
