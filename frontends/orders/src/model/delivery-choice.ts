import type { DeliveryChoice, Destination } from '@galleria/contracts/orders'
import { checkForm } from './check-form.ts'
import type { CheckoutForm } from './checkout-form.ts'

/** Where it is to be brought, once country and postal code are in order. */
export function destinationOf(form: CheckoutForm): Destination | undefined {
  const { 'delivery.address.postalCode': postalCode, 'delivery.address.countryCode': country } = checkForm(form)
  if (form.kind !== 'home' || postalCode || country) return undefined
  return { countryCode: form.countryCode, postalCode: form.postalCode.trim() }
}

/** How the goods travel, as far as the price depends on it; undefined while no store is chosen. */
export function choiceOf(form: CheckoutForm): DeliveryChoice | undefined {
  const { kind, storeId, service } = form
  if (kind === 'pickup') return storeId === '' ? undefined : { kind, storeId }
  const destination = destinationOf(form)
  // The flat rate has one service only, so that none is named before there is a destination.
  return destination ? { kind, destination, ...(service === '' ? {} : { service }) } : { kind }
}

/** Whether two choices differ by what is being typed, so that it is worth waiting for the rest of it. */
export function differsAsTyped(one: DeliveryChoice, other: DeliveryChoice): boolean {
  if (one.kind !== 'home' || other.kind !== 'home') return false
  const [from, to] = [one.destination, other.destination]
  return !from || !to || (from.countryCode === to.countryCode && from.postalCode !== to.postalCode)
}

/** Whether two choices are to the same door. */
export function isSameDestination(one: DeliveryChoice, other: DeliveryChoice): boolean {
  if (one.kind !== 'home' || other.kind !== 'home') return false
  const [from, to] = [one.destination, other.destination]
  return from?.countryCode === to?.countryCode && from?.postalCode === to?.postalCode
}
