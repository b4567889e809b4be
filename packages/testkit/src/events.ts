import { eventStream } from '@galleria/contracts/contract'
import type { TestBroker } from './broker.ts'

/** An event as it lies in its stream. */
export interface StoredEvent {
  readonly subject: string
  readonly id: string | undefined
  readonly data: unknown
}

interface StreamMessage {
  readonly message?: { readonly subject: string; readonly data?: string; readonly hdrs?: string }
}

/** Everything a context has published so far, oldest first, read from its stream. */
export async function publishedEvents({ bus }: TestBroker, context: string): Promise<StoredEvent[]> {
  const events: StoredEvent[] = []
  for (let sequence = 1; ; ) {
    const ask = JSON.stringify({ seq: sequence, next_by_subj: '>' })
    const reply = await bus.ask(`$JS.API.STREAM.MSG.GET.${eventStream(context)}`, ask, {}, 10_000)
    const { message } = JSON.parse(reply.text()) as StreamMessage & { message?: { seq: number } }
    if (!message) return events
    sequence = message.seq + 1
    events.push({
      subject: message.subject,
      id: /ce-id: ([^\r\n]+)/.exec(decode(message.hdrs))?.[1],
      data: JSON.parse(decode(message.data)),
    })
  }
}

function decode(base64 = ''): string {
  return Buffer.from(base64, 'base64').toString('utf8')
}
