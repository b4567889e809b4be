import type { BusHeaders } from '@galleria/chassis/bus/bus'

/** A message as a stream keeps it. */
export interface Stored {
  readonly sequence: number
  readonly subject: string
  readonly text: string
  readonly headers: BusHeaders
  readonly messageId: string
}

/** A stream as the topology has it. */
export interface StreamShape {
  readonly name: string
  readonly subjects: readonly string[]
}

/** A durable consumer as the topology has it. */
export interface ConsumerShape {
  readonly durable: string
  readonly stream: string
  readonly filterSubject: string
}

/** Whether a consumer with that filter is given a message. */
export function wants(filter: string, { subject }: Stored): boolean {
  return covers(filter, subject)
}

/** Whether a subject with wildcards at its end covers another. */
export function covers(pattern: string, subject: string): boolean {
  return pattern === subject || (/[*>]$/.test(pattern) && subject.startsWith(pattern.slice(0, -1)))
}
