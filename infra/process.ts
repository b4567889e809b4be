import type { Rank } from '@galleria/contracts/contract'

/** One process of the platform: a row of the topology. */
export interface Process {
  readonly name: string
  readonly language: 'typescript' | 'go'
  readonly rank: Rank
  /** One line for a person. */
  readonly about: string
  /** The program, relative to the repository. None for what is provisioned as a binary. */
  readonly entry?: string
  /** The HTTP port wanted, when the process is spoken to over HTTP; another free one is taken when it is in use. */
  readonly port?: number
  /** Path that answers 200 when the process can serve; on its admin port, or on `port` for an outside system. */
  readonly health: string
  readonly replicas: number
  /** Processes that must be healthy before this one is started. */
  readonly after: readonly string[]
  /** Which of the smaller set-ups it belongs to; `full` runs everything. */
  readonly profiles: readonly Profile[]
  /** The bounded context it answers for, if any. */
  readonly context?: string
  /** The endpoints it asks, `<context>.<resource>.<action>`: what it is permitted to publish. */
  readonly asks: readonly string[]
  /** The events it reacts to: one durable consumer each. */
  readonly hears: readonly Reaction[]
  /**
   * The aggregates whose events it looks on at while they are announced, without any being kept for it: a hint to go
   * and ask, never the only way to learn of something.
   */
  readonly watches?: readonly { readonly context: string; readonly aggregate: string }[]
  /** It lists, replays and discards dead letters, and may touch no other stream. */
  readonly keepsDeadLetters?: true
  /** The part it plays for the others, if it is the one that plays it. */
  readonly part?: Part
  /** What it must be told beyond what every process is told. */
  readonly needs?: readonly Need[]
  /** It owns a store with one writer, so there can be only one of it on one data folder. */
  readonly keepsStore?: true
  /** It may look others up in the service registry. */
  readonly discovers?: true
  /** It plays somebody else's system: no key to the bus, no admin port, our data out of its reach. */
  readonly outside?: true
}

/** The parts that there is one of: the others reach it by its part, not by its name. */
export type Part = 'front-door' | 'bus' | 'collector' | 'psp' | 'webhook-receiver'

/** Settings that only some processes get; the cluster knows how to fill each in. */
export type Need =
  | 'frontends'
  | 'many-connections'
  | 'opening-stock'
  | 'origins'
  | 'psp-address'
  | 'psp-secrets'
  | 'webhook-address'

/** How much of the platform is started. */
export type Profile = 'minimal' | 'full'

/** A durable consumer: `durable` is `<service>-<reaction>`, under 32 characters. */
export interface Reaction {
  readonly durable: string
  readonly context: string
  /** `<aggregate>.<past>` */
  readonly event: string
}

/** An endpoint's context and the rest of its name: `orders` and `order.place` of `orders.order.place`. */
export function splitContext(endpoint: string): [context: string, endpoint: string] {
  const dot = endpoint.indexOf('.')
  return [endpoint.slice(0, dot), endpoint.slice(dot + 1)]
}
