import type { Contact, Delivery } from '@galleria/contracts/orders'
import type { DeliveryService } from '@galleria/contracts/shipping'
import type { Session } from '@galleria/contracts/web'

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
  /** How it is to be brought; empty while nobody has chosen. */
  service: DeliveryService | ''
  /** The e-mail address of the user at whose hands it was filled in; empty for a guest. */
  owner: string
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
export type FieldReason =
  | 'empty'
  | 'too-long'
  | 'not-plain'
  | 'not-email'
  | 'no-country'
  | 'no-store'
  | 'unserved'
  | 'refused'

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
    service: '',
    owner: '',
  }
}

/**
 * The form once it is known who is signed in: what is empty is filled in, and what was typed stands. What another user has left behind
 * in this tab goes; what a guest has typed does not, since that is who signs in on the way to buying.
 */
export function filledFor(
  form: CheckoutForm,
  { name = '', email = '' }: Pick<Session, 'name' | 'email'>,
): CheckoutForm {
  const kept = form.owner === '' || form.owner === email ? form : emptyForm()
  return { ...kept, name: kept.name || name, email: kept.email || email, owner: email }
}

/** Whom the order is for. */
export function contactOf({ name, email }: CheckoutForm): Contact {
  return { name: name.trim(), email: email.trim() }
}

/** How the goods travel, with all that is needed to carry it out; `service` is the one that the price is for. */
export function deliveryOf(
  { kind, storeId, street, postalCode, city, countryCode }: CheckoutForm,
  service?: DeliveryService,
): Delivery {
  if (kind === 'pickup') return { kind, storeId }
  const address = { street: street.trim(), postalCode: postalCode.trim(), city: city.trim(), countryCode }
  return { kind, address, ...(service ? { service } : {}) }
}
