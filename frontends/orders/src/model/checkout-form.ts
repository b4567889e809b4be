import type { Contact, Delivery, DeliveryChoice } from '@galleria/contracts/orders'

/** What a shopper fills in to order; all of it text, so that nothing typed is ever lost. */
export interface CheckoutForm {
  name: string
  email: string
  kind: 'home' | 'pickup'
  street: string
  postalCode: string
  city: string
  countryCode: string
  storeId: string
}

/** A field of the form by its path in the order, as the web BFF's problems name it. */
export type FieldPath =
  | 'contact.name'
  | 'contact.email'
  | 'delivery.address.street'
  | 'delivery.address.postalCode'
  | 'delivery.address.city'
  | 'delivery.address.countryCode'
  | 'delivery.storeId'

/** Why a field will not do. */
export type FieldReason = 'empty' | 'too-long' | 'not-plain' | 'not-email' | 'no-country' | 'no-store' | 'refused'

/** What is wrong, field by field, in the order in which the fields stand on the page. */
export type FieldErrors = Readonly<Partial<Record<FieldPath, FieldReason>>>

/** An empty form. */
export function emptyForm(): CheckoutForm {
  return {
    name: '',
    email: '',
    kind: 'home',
    street: '',
    postalCode: '',
    city: '',
    countryCode: 'DE',
    storeId: '',
  }
}

/** Whom the order is for. */
export function contactOf({ name, email }: CheckoutForm): Contact {
  return { name: name.trim(), email: email.trim() }
}

/** How the goods travel, as far as the price depends on it; undefined while no store is chosen. */
export function choiceOf({ kind, storeId }: CheckoutForm): DeliveryChoice | undefined {
  if (kind === 'home') return { kind }
  return storeId === '' ? undefined : { kind, storeId }
}

/** How the goods travel, with all that is needed to carry it out. */
export function deliveryOf({ kind, storeId, street, postalCode, city, countryCode }: CheckoutForm): Delivery {
  if (kind === 'pickup') return { kind, storeId }
  return { kind, address: { street: street.trim(), postalCode: postalCode.trim(), city: city.trim(), countryCode } }
}
