import type { Contract } from '@galleria/contracts/contract'
import type { z } from 'zod'
import type { Call } from '../call.ts'

/** An event as a consumer meets it: the data, and the CloudEvents attributes that came with it. */
export interface HeardEvent<Data> {
  /** `ce-id`: the same for every delivery of the same event, so it is the inbox key. */
  readonly id: string
  /** `ce-type` */
  readonly type: string
  /** `ce-time` (RFC 3339) */
  readonly time: string
  /** The aggregate it is about. */
  readonly subject: string
  readonly data: Data
  /** How often it has been delivered, this time included. */
  readonly delivery: number
}

/** What a process does about one kind of event. Delivered at least once, so the handler keeps an inbox. */
export interface Reaction {
  /** The durable consumer's name, as the topology has it. */
  readonly durable: string
  readonly contract: Contract
  /** `<aggregate>.<past>` */
  readonly event: string
  readonly handle: (event: HeardEvent<never>, call: Call) => void | Promise<void>
}

/** Declares a reaction, so that the handler's event has the contract's type. Throwing makes the event come again later. */
export function hear<C extends Contract, Key extends keyof C['events'] & string>(
  durable: string,
  contract: C,
  event: Key,
  handle: (event: HeardEvent<z.output<C['events'][Key]['data']>>, call: Call) => void | Promise<void>,
): Reaction {
  return { durable, contract, event, handle: handle as Reaction['handle'] }
}
