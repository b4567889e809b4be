import type { Role } from '@galleria/contracts/access'
import type { Rank } from '@galleria/contracts/contract'

/** One process of the platform: a row of the topology. */
export interface Process {
  readonly name: string
  readonly language: Language
  readonly rank: Rank
  /** One line for a person. */
  readonly about: string
  /**
   * The program, relative to the repository: a file of TypeScript, the folder of a Go module (which has it in `cmd/<folder>`) or of
   * a Python package (`src/galleria_<folder>`). None for what is provisioned as a binary.
   */
  readonly entry?: string
  /** What becomes of the shop on a machine that cannot build it: half a sentence for a person. Its language is then optional. */
  readonly without?: string
  /** The HTTP port wanted, when the process is spoken to over HTTP; another free one is taken when it is in use. */
  readonly port?: number
  /** The port wanted for mail, when it takes mail in. */
  readonly smtpPort?: number
  /** Path that answers 200 when the process can serve; on its admin port, or on `port` for an outside system. */
  readonly health: string
  readonly replicas: number
  /** Processes that must be healthy before this one is started. */
  readonly after: readonly string[]
  /** Which of the smaller set-ups it belongs to; `full` runs everything. */
  readonly profiles: readonly Profile[]
  /** The bounded context it answers for, if any. */
  readonly context?: string
  /** Its context announces events, so there is a stream that keeps them. */
  readonly announces?: true
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
  /** It takes in what everybody writes into the audit, by a durable consumer of its own. */
  readonly keepsAudit?: true
  /** The people in whose name it may ask: for an edge, those who come through its door. Nobody else's word is taken for it. */
  readonly speaksFor?: readonly ('guest' | 'user')[]
  /** Roles that it holds without an identity server's proof. */
  readonly asserts?: readonly Role[]
  /** The key-value buckets that it owns: it alone reads and writes them, and cannot make, purge or delete one. */
  readonly buckets?: readonly string[]
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
  /** It stands in for something that a shop in earnest has elsewhere; the production profile does not start it. */
  readonly developmentOnly?: true
}

/** What a process is written in. Bun runs the first; the others take a toolchain that a machine may not have. */
export type Language = 'typescript' | 'go' | 'python'

/** The parts that there is one of: the others reach it by its part, not by its name. */
export type Part =
  | 'front-door'
  | 'bus'
  | 'collector'
  | 'psp'
  | 'webhook-receiver'
  | 'identity-provider'
  | 'sign-in-client'
  | 'mailbox'

/** Settings that only some processes get; the cluster knows how to fill each in. */
export type Need =
  | 'clients'
  | 'frontends'
  | 'mail'
  | 'many-connections'
  | 'opening-stock'
  | 'origins'
  | 'psp-address'
  | 'psp-secrets'
  | 'sign-in'
  | 'webhook-address'

/** How much of the platform is started. */
export type Profile = 'minimal' | 'full'

/** Belongs to every set-up. */
export const everywhere = ['minimal', 'full'] as const satisfies readonly Profile[]

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
