import type { TestBroker } from '@galleria/testkit'
import type { Replies } from '../subject/neighbours.ts'
import type { Subject } from '../subject/subject.ts'
import type { Trial } from '../subject/trial.ts'
import type { Fields } from '../wire/contract-document.ts'

/**
 * What the kit has to know of a service to see it work: how it is run alone, what it can be asked in earnest, and how its effects
 * show. The checks are the same for all; only this differs.
 */
export interface Story {
  /** Settings of its own, and outside systems that have to be there. */
  readonly surroundings?: (broker: TestBroker) => Promise<Surroundings>
  /** Answers of neighbours that the examples do not give. */
  readonly neighbours?: Replies
  /**
   * Requests that must be granted and change nothing, so that they may be asked of a service in use, made afresh each time. The first
   * is asked again and again, so it should be cheap.
   */
  readonly reads: Readonly<Record<string, (subject: Subject) => Fields>>
  /** Others that must be granted. */
  readonly granted?: Readonly<Record<string, (trial: Trial) => Fields | Promise<Fields>>>
  /** Something that is commanded, acknowledged, and from then on so. */
  readonly deed?: (trial: Trial) => Promise<Deed>
  /** By durable consumer: an occasion on which it has something to do. */
  readonly reactions?: Readonly<Record<string, (trial: Trial) => Promise<Occasion>>>
  /** An ask that takes an ask of a neighbour. */
  readonly errand?: Errand
  /** An ask that needs an idempotency key. */
  readonly keyed?: (trial: Trial) => Promise<KeyedAsk>
  /** An event that its handler fails on each time, though it can be read. */
  readonly failing?: () => { readonly durable: string; readonly aggregateId: string; readonly data: Fields }
  /** News that comes the wrong way round; throws when it does not end as it would have the right way round. */
  readonly outOfOrder?: (trial: Trial) => Promise<void>
}

/** See {@link Story.surroundings}. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string>>
  readonly close?: () => Promise<void>
}

/** What was acknowledged. */
export interface Deed {
  /** Throws when it is not so, or not so any more. */
  holds(): Promise<void>
  /** The event that tells of it, and whose, when one does. */
  readonly announced?: { readonly event: string; readonly aggregateId: string }
}

/** An event that is about to come. */
export interface Occasion {
  readonly aggregateId: string
  readonly data: Fields
  /** How often it has had its effect; missing where that cannot be counted from outside. */
  readonly effects?: () => Promise<number>
  /** The event that the service announces of it in turn. */
  readonly announces?: string
}

/** See {@link Story.errand}. */
export interface Errand {
  readonly endpoint: string
  readonly request: () => Fields
  /** `<context>.<resource>.<action>` */
  readonly asks: string
}

/** See {@link Story.keyed}. */
export interface KeyedAsk {
  readonly endpoint: string
  readonly request: Fields
  /** The same in another way, so that it is another request under the same key. */
  readonly other: Fields
  /** What of a reply must be the same each time. */
  readonly same: (reply: Fields) => unknown
}
