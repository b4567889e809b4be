import type { Answers } from '@galleria/chassis'
import { done, refuse } from '@galleria/contracts/answer'
import type { observatory } from '@galleria/contracts/observatory'
import type { makeGetTrace, makeListTraces } from '../../application/find-traces.ts'
import type { makeRecordPageView } from '../../application/record-page-view.ts'
import type { Span } from '../../domain/span.ts'
import { type DeadLetterUseCases, deadLetterEndpoints } from './dead-letter-endpoints.ts'

/** The use cases behind the endpoints. */
export interface ObservatoryUseCases extends DeadLetterUseCases {
  readonly getTrace: ReturnType<typeof makeGetTrace>
  readonly listTraces: ReturnType<typeof makeListTraces>
  readonly pageViews: ReturnType<typeof makeRecordPageView>
}

/** Wire ⇄ use cases. */
export function natsEndpoints({
  getTrace,
  listTraces,
  pageViews,
  ...deadLetters
}: ObservatoryUseCases): Answers<typeof observatory> {
  return {
    'trace.get': ({ traceId }) => {
      const spans = getTrace(traceId)
      return spans ? done({ traceId, spans: spans.map(toReply) }) : refuse('trace-unknown')
    },
    'trace.list': ({ limit, service }) => done({ traces: listTraces(limit, service) }),
    'page-view.record': (view) => done({ outcome: pageViews.record(view) }),
    ...deadLetterEndpoints(deadLetters),
  }
}

function toReply({ traceId: _, attributes, events, ...span }: Span) {
  return {
    ...span,
    attributes: { ...attributes },
    ...(events.length > 0 && { events: events.map((event) => ({ ...event, attributes: { ...event.attributes } })) }),
  }
}
