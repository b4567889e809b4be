import { euros, type Money } from './money.ts'

/** What a carrier may be paid for, slowest and cheapest first. */
export const deliveryServices = ['economy', 'standard', 'express'] as const
/** See {@link deliveryServices}. */
export type DeliveryService = (typeof deliveryServices)[number]

/** Where something is to be brought, as far as its price depends on it. */
export interface Destination {
  readonly countryCode: string
  readonly postalCode?: string | undefined
}

/** How the goods travel. Brought home without a destination they travel at the flat rate. */
export type DeliveryChoice =
  | {
      readonly kind: 'home'
      readonly service?: DeliveryService | undefined
      readonly destination?: Destination | undefined
    }
  | { readonly kind: 'pickup'; readonly storeId: string }

/** A way of having the goods brought, with what it costs the shopper. Days are dates of the destination (ISO 8601). */
export interface DeliveryOption {
  readonly service: DeliveryService
  readonly carrier: string
  readonly price: Money
  readonly packages: number
  readonly earliest: string
  readonly latest: string
}

/** The flat rate: what bringing a parcel home costs when nobody has said where to, or nobody who knows the carriers answers. */
export const homeShipping = euros(490)
/** The service that the flat rate pays for. */
export const flatRateService: DeliveryService = 'standard'
/** The subtotal from which the cheapest way is on the house. */
export const freeShippingFrom = euros(7_500)

/** What the carriers' prices come to for a shopper: from a certain worth on, a quicker way costs only what it costs more. */
export function offeredTo(subtotal: Money, options: readonly DeliveryOption[]): DeliveryOption[] {
  const cheapest = Math.min(...options.map(({ price }) => price.cents))
  const onTheHouse = subtotal.cents < freeShippingFrom.cents ? 0 : cheapest
  return options.map((option) => ({ ...option, price: euros(option.price.cents - onTheHouse) }))
}

/** The option that was asked for; who asked for none in particular gets standard, or else the cheapest. */
export function chosenFrom(
  offered: readonly DeliveryOption[],
  service: DeliveryService | undefined,
): DeliveryOption | undefined {
  const named = (wanted: DeliveryService) => offered.find((option) => option.service === wanted)
  return service === undefined ? (named(flatRateService) ?? offered[0]) : named(service)
}

/** What bringing the goods costs at the flat rate; picking them up costs nothing. */
export function flatRate(subtotal: Money, kind: DeliveryChoice['kind']): Money {
  return kind === 'home' && subtotal.cents < freeShippingFrom.cents ? homeShipping : euros(0)
}
