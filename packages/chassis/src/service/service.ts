import type { Contract } from '@galleria/contracts/contract'
import type { AuditIntake } from '../audit/audit-intake.ts'
import type { Notebook } from '../audit/notebook.ts'
import type { AuditTrail } from '../audit/trail.ts'
import type { Guard, GuardMetrics } from '../breaker/guard.ts'
import type { KeyValue } from '../bus/key-value.ts'
import type { Call } from '../call.ts'
import type { Client } from '../client/ask.ts'
import type { DeadLetterStore } from '../dead-letters/dead-letter-store.ts'
import type { World } from '../ports/index.ts'
import type { Outbox } from '../store/outbox.ts'
import type { Logger } from '../telemetry/logger.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Tracing } from '../telemetry/tracing.ts'
import type { Answers } from './answers.ts'
import type { Reaction } from './reaction.ts'
import type { Registry } from './registry.ts'
import type { ServiceSettings } from './settings.ts'

/** A process of the platform: connected, observed, and not yet answering. */
export interface Service<C extends Contract = Contract> {
  readonly name: string
  /** Tells replicas apart: `orders-1`. */
  readonly instance: string
  readonly settings: ServiceSettings
  readonly world: World
  readonly log: Logger
  readonly metrics: Metrics
  readonly tracing: Tracing
  /** For what goes with no change of state: who was turned away, who signed in, who looked at what. */
  readonly audit: Notebook
  /** Who else is there, by the NATS Services API. */
  readonly registry: Registry
  /** Its admin port, as an address. */
  readonly adminUrl: string
  /** Its HTTP port, as an address, once it has started. */
  httpUrl?: string
  /** For guards of the service's own, around what is not a context: `createGuard({ …, metrics: service.guardMetrics })`. */
  readonly guardMetrics: GuardMetrics
  /** Shows a guard of the service's own at `/breakers`, and stops it at the end. */
  watch(guard: Guard): void
  /**
   * Looks on at the events of one kind of aggregate while they are announced, from when this resolves until the process
   * ends. They are hints: whatever is announced while the connection is lost is missed, so ask for what they point at.
   * Nothing that `handle` throws gets out. Rejects when the topology does not let this process watch them.
   */
  lookOn(contract: Contract, aggregate: string, handle: (event: SeenEvent) => void): Promise<void>
  /** The dead letters of all consumers, for the one process that the topology lets keep them. */
  deadLetters(): DeadLetterStore
  /** A bucket of keys and values that all instances of this process share; only for the one that the topology lets own it. */
  keyValue(bucket: string): KeyValue
  /** What everybody writes into the audit, for the one process that the topology lets keep it. */
  auditIntake(): AuditIntake
  /** Asks another context. Make it once, when the process starts. */
  client<Other extends Contract>(contract: Other): Client<Other>
  /** A call of the service's own, for work that no request started. */
  ownCall(name: string, budgetMs: number): Call
  /** Begins to answer; from here on `/health/ready` says yes and SIGTERM drains. */
  start(parts: ServiceParts<C>): Promise<void>
  /** Drains: no new work, running work ends, telemetry is sent. Safe to call twice. */
  stop(): Promise<void>
}

/** An event as an onlooker sees it: that it happened, and to whom. */
export interface SeenEvent {
  /** `<aggregate>.<past>`, as the contract has it. */
  readonly event: string
  readonly aggregateId: string
  readonly traceparent?: string
}

/** What a composition root hands to {@link Service.start}. */
export interface ServiceParts<C extends Contract> {
  /** One handler an endpoint; a process without a contract has none. */
  readonly answers?: Answers<C>
  /** Events it reacts to. */
  readonly hears?: readonly Reaction[]
  /** Publishes what was written down beside the state. */
  readonly outbox?: Outbox
  /** The audit's trail in its own store; a process without one has a trail in memory. */
  readonly audit?: AuditTrail
  /** What `/health` asks, by name; a check that throws, or takes over a second, makes the process not ready. */
  readonly checks?: Readonly<Record<string, () => void | Promise<void>>>
  /** What `/health` tells besides, by name. However bad the news, it takes no process out of service. */
  readonly details?: Readonly<Record<string, () => unknown>>
  /** Chores. One that fails is logged and tried again the next time. */
  readonly chores?: readonly Chore[]
  /** Serves HTTP on `HTTP_PORT`, for a process at the edge. */
  readonly http?: HttpPart
  /** Closes what the composition root opened, after the last request has ended. */
  readonly onStop?: () => void | Promise<void>
}

/** Work that comes round again. Runs do not overlap. */
export interface Chore {
  readonly name: string
  readonly everyMs: number
  readonly run: (call: Call) => void | Promise<void>
}

/** The HTTP side of an edge process. */
export interface HttpPart {
  readonly fetch: (request: Request, server: Bun.Server<undefined>) => Response | Promise<Response>
  /** The longest body taken in, in bytes; beyond it Bun answers 413 by itself. */
  readonly maxBodyBytes: number
  /** Called when the door has closed: replies that would never end by themselves are to be ended now. */
  readonly onClosing?: () => void
}
