import type { ClusterStatus } from '@galleria/infra/status'
import { NotApplicable } from '../checks/check.ts'
import type { Collector, ExportedSpan } from '../wire/collector.ts'
import type { Line } from '../wire/line.ts'
import type { Signer } from '../wire/tokens.ts'
import { bearer } from './caller.ts'

/** How the observatory calls what OTLP numbers. */
const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer']
const statuses = ['unset', 'ok', 'error']

interface ObservedSpan extends Pick<ExportedSpan, 'spanId' | 'name' | 'attributes'> {
  readonly parentSpanId?: string
  readonly service: string
  readonly kind: string
  readonly status: string
}

/** The spans of a shop that is open, asked of its observatory by the person at the terminal. */
export function observedSpans(line: Line, signer: Signer, { instances }: ClusterStatus): Pick<Collector, 'spansOf'> {
  const isThere = instances.some(({ process, state }) => process === 'observatory' && state === 'ready')
  return {
    async spansOf(traceId) {
      if (!isThere) throw new NotApplicable('the observatory is not there to tell of spans')
      const principal = { kind: 'service', id: 'console', roles: ['operator', 'auditor'] } as const
      const authorization = await bearer(signer, { process: 'console', context: 'observatory', principal })
      const reply = await line.ask('svc.observatory.trace.get', JSON.stringify({ traceId }), { authorization })
      if (reply.code === 'trace-unknown') return []
      if (reply.code !== undefined) throw new Error(`the observatory was asked for a trace and says ${reply.code}`)
      const { spans } = JSON.parse(reply.text) as { readonly spans: readonly ObservedSpan[] }
      return spans.map(({ kind, status, service, parentSpanId, ...span }) => ({
        ...span,
        traceId,
        parentSpanId,
        kind: kinds.indexOf(kind),
        status: statuses.indexOf(status),
        resource: { 'service.name': service },
      }))
    },
  }
}
