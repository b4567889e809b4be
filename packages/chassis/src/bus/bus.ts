import type { Registered } from '../service/registry.ts'

/** How often an event is delivered before it counts as failed for good. */
export const maxDeliveries = 8

/** For how long the broker waits for a delivery to be settled before it delivers again, in milliseconds. */
export const ackWaitMs = 30_000

/** Header names and values of a message. */
export type BusHeaders = Readonly<Record<string, string>>

/** A message as it arrives. */
export interface BusMessage {
  readonly subject: string
  header(name: string): string | undefined
  text(): string
}

/** An event of a stream, to be settled exactly once. */
export interface BusDelivery extends BusMessage {
  /** How often it has been delivered, this time included. */
  readonly delivery: number
  /** Its place in its stream. */
  readonly sequence: number
  /** Every header it came with. */
  headers(): BusHeaders
  /** What it says, exactly as it came. */
  bytes(): Uint8Array
  acknowledge(): void
  /** Asks for it again, not before `delayMs`. */
  later(delayMs: number): void
  /** Says that it must not come again. */
  giveUp(reason: string): void
}

/** Answers an ask: the reply's text, or its bytes where they are there already, and headers when it is not plain success. */
export interface BusAnswer {
  readonly text: string | Uint8Array
  readonly headers?: BusHeaders
}

/** One endpoint as it is registered. The handler must never throw; it may be asynchronous. */
export interface BusEndpoint {
  /** The endpoint's name in the registry: letters, digits, hyphens. */
  readonly name: string
  readonly subject: string
  readonly metadata: Readonly<Record<string, string>>
  readonly handle: (message: BusMessage) => BusAnswer | Promise<BusAnswer>
}

/** How a process presents itself to the registry. */
export interface BusRegistration {
  readonly name: string
  readonly version: string
  readonly description: string
  readonly metadata: Readonly<Record<string, string>>
  readonly endpoints: readonly BusEndpoint[]
  /** The statistics of the endpoint on a subject, asked for by `$SRV.STATS`. */
  readonly statistics: (subject: string) => unknown
}

/** Why the bus brought no reply. */
export type BusFault = 'no-responders' | 'timeout' | 'disconnected'

/** The bus brought no reply. */
export class BusError extends Error {
  override readonly name = 'BusError'
  readonly fault: BusFault
  constructor(fault: BusFault, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}

/** What the chassis needs of a message bus; NATS is one, a simulated one is another. */
export interface Bus {
  /** Asks and waits. Rejects with {@link BusError}. */
  ask(subject: string, text: string, headers: BusHeaders, timeoutMs: number): Promise<BusMessage>
  /** Registers the process and begins to answer its endpoints. */
  register(registration: BusRegistration): Promise<void>
  /** Publishes an event; resolves when a stream has stored it. The id keeps a second try from being stored twice. */
  publish(
    subject: string,
    text: string | Uint8Array,
    headers: BusHeaders,
    messageId: string,
    timeoutMs: number,
  ): Promise<void>
  /** Receives a durable consumer's events until this process leaves. `handle` settles each delivery. */
  consume(stream: string, durable: string, handle: (delivery: BusDelivery) => Promise<void>): Promise<void>
  /**
   * Looks on at what is announced on a subject, wildcards allowed: a hint that may be missed, since nothing is kept for
   * whoever is away. Each process hears for itself, from before this resolves until it leaves, lost connections excepted.
   * What `handle` throws is logged. Rejects when this process may not listen there.
   */
  watch(subject: string, handle: (message: BusMessage) => void): Promise<void>
  /** When a stream was made, as the broker tells it. Another text means another stream, which holds nothing of the old one. */
  streamBirth(stream: string): Promise<string>
  /** Calls back each time the broker has come back, who may have lost what it knew. */
  onReconnect(listener: () => void): void
  find(name: string, waitMs: number): Promise<Registered[]>
  /** Whether the broker can be reached right now. */
  isConnected(): boolean
  /**
   * Leaves the registry and takes in nothing more: the next ask goes to another instance. Settles when what is in hand
   * has been answered; it may ask and publish until then, and so may others until {@link Bus.drain}.
   */
  leave(): Promise<void>
  /** Leaves, sends what is buffered, closes. Safe to call twice. */
  drain(): Promise<void>
}
