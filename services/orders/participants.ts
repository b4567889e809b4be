import type { Call } from '@galleria/chassis/call'
import type { StepAnswer } from '@galleria/chassis/saga/saga'
import type { CartLine } from './domain/cart.ts'
import type { DeliveryOption, Destination } from './domain/delivery.ts'
import type { ChangeRefusal, Rejection } from './domain/order.ts'
import type { Article, PricedLine } from './domain/pricing.ts'
import type { StockLine } from './domain/revision.ts'

/** What the catalogue knows. @throws Outage when it does not answer. */
export interface Catalogue {
  /** Today's articles by their sku, in the shopper's language; those that are no longer sold are missing. */
  articles(skus: readonly string[], locale: 'en' | 'ko', call: Call): Promise<ReadonlyMap<string, Article>>
  hasStore(storeId: string, call: Call): Promise<boolean>
}

/** What somebody who takes part in a saga answers. */
export type Answered<Data = object, Reason = never> = Promise<StepAnswer<Data, Reason>>
/** Whether something was taken back. */
export type Undone = Promise<'undone' | 'unknown'>

/** The stock of orders. Asking twice is asking once. @throws Outage when nobody answers. */
export interface Stock {
  /** Holds all lines or none. */
  hold(
    order: { readonly orderId: string; readonly lines: readonly CartLine[] },
    call: Call,
  ): Answered<object, Rejection>
  /** Gives the hold up, also one that was never made, and bars a later one. */
  release(orderId: string, call: Call): Undone
  /** Makes a hold permanent. */
  sell(orderId: string, call: Call): Answered<object, Rejection>
  /** Takes the sale back. */
  takeBack(orderId: string, call: Call): Answered
  /** Keeps only these lines of the sale. */
  keepOnly(orderId: string, lines: readonly StockLine[], call: Call): Answered
}

/** What is to be paid for an order. */
export interface Charge {
  readonly orderId: string
  readonly totalCents: number
  readonly taxCents: number
  readonly paymentToken?: string | undefined
}

/** What is to be given back. */
export interface GivingBack {
  readonly orderId: string
  /** Names it, so that it is given back once. */
  readonly refundId: string
  readonly refundCents: number
  readonly refundTaxCents: number
}

/**
 * The money of orders. Asking twice is asking once; `unknown` means that the provider has not told yet, and nobody may guess.
 * @throws Outage when nobody answers.
 */
export interface Payments {
  authorize(charge: Charge, call: Call): Answered<object, Rejection>
  /** Lets the money go, also when there is none, and bars a later authorization. */
  void(orderId: string, call: Call): Undone
  /** Gives a part back. */
  giveBack(giving: GivingBack, call: Call): Answered
  /** Gives back all that is left, and says how much that was. */
  giveAllBack(
    order: { readonly orderId: string; readonly refundId: string },
    call: Call,
  ): Answered<{ refundedCents: number }>
}

/** What carriers say of a delivery: every way there, or why there is none. */
export type Carried =
  | { readonly options: readonly DeliveryOption[] }
  | { readonly refused: 'destination-unserved' | 'delivery-too-heavy' }

/** Those who bring the goods, asked before anything is bought. */
export interface Carriers {
  /** Nothing when nobody who knows answers in time: the shop has a price for that. */
  options(
    wanted: { readonly destination: Destination; readonly lines: readonly PricedLine[] },
    call: Call,
  ): Promise<Carried | undefined>
}

/** The parcels of orders. Asking twice is asking once. @throws Outage when nobody answers. */
export interface Parcels {
  /** Stops a parcel, or calls it back when it has left: then it is `returning`. */
  callBack(orderId: string, call: Call): Answered<{ returning: boolean }, ChangeRefusal>
  /** Packs only these lines. */
  repack(
    order: { readonly orderId: string; readonly number: number; readonly lines: readonly StockLine[] },
    call: Call,
  ): Answered<object, ChangeRefusal>
}
