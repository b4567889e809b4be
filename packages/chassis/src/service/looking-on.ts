import { type Contract, eventSubject } from '@galleria/contracts/contract'
import { header } from '@galleria/contracts/headers'
import type { Bus } from '../bus/bus.ts'
import type { SeenEvent } from './service.ts'

/** Looks on at all events of one kind of aggregate. */
export function lookOn(
  bus: Bus,
  { context }: Contract,
  aggregate: string,
  handle: (event: SeenEvent) => void,
): Promise<void> {
  return bus.watch(eventSubject(context, `${aggregate}.*`, '*'), (message) => {
    const [, , , past = '', aggregateId = ''] = message.subject.split('.')
    const traceparent = message.header(header.traceparent)
    return handle({ event: `${aggregate}.${past}`, aggregateId, ...(traceparent === undefined ? {} : { traceparent }) })
  })
}
