import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { outageBehind } from '@galleria/chassis/outage'
import type { observatory } from '@galleria/contracts/observatory'
import type { PageView } from '@galleria/contracts/page-view'

/** The span of the request that a page came with. */
export interface PageOrigin {
  readonly traceId: string
  readonly parentSpanId: string
}

/** The observatory as the web BFF sees it: somewhere to tell what pages told. */
export interface ObservatoryDownstream {
  /** Left out: without the observatory the report is lost, which is all that happens. */
  record(view: PageView, origin: PageOrigin, call: Call): Promise<'recorded' | 'lost'>
}

/** Tells the observatory. */
export function createObservatoryDownstream(client: Client<typeof observatory>): ObservatoryDownstream {
  return {
    async record(view, origin, call) {
      try {
        const answer = await client['page-view'].record({ ...view, ...origin }, call)
        return answer.ok && answer.value.outcome !== 'full' ? 'recorded' : 'lost'
      } catch (error) {
        if (outageBehind(error)) return 'lost'
        throw error
      }
    },
  }
}
