import type { MeasuredLine } from '../domain/packing.ts'
import { type Quoted, quote } from '../domain/quoting.ts'
import type { Destination } from '../domain/tariff.ts'
import type { ShippingPorts } from '../ports.ts'

/** What having these pieces delivered there costs, if they were ordered now. Nothing is written down. */
export const makeQuoteDelivery =
  ({ carrier, now }: Pick<ShippingPorts, 'carrier' | 'now'>) =>
  (destination: Destination, lines: readonly MeasuredLine[]): Quoted =>
    quote(carrier.tariff, destination, lines, now())
