import { afterWorkingDays, collectedOn, isoDay } from './calendar.ts'
import { type Box, type MeasuredLine, pack } from './packing.ts'
import { type Destination, type Fare, liesIn, type Tariff } from './tariff.ts'

/** A way of having things delivered. */
export interface Option {
  readonly service: string
  readonly priceCents: number
  /** Days (ISO 8601). */
  readonly earliest: string
  readonly latest: string
}

/** What a delivery costs, or why there is none. */
export type Quoted =
  | {
      readonly ok: true
      /** Cheapest first, never empty. */
      readonly options: readonly Option[]
      readonly packages: number
      readonly weightGrams: number
      readonly volumeCm3: number
    }
  | { readonly ok: false; readonly problem: 'destination-unserved' | 'delivery-too-heavy' }

/** What the ways of delivering these pieces there cost, if they were ordered at `at` (epoch milliseconds). */
export function quote(tariff: Tariff, destination: Destination, lines: readonly MeasuredLine[], at: number): Quoted {
  const zone = tariff.zones.find(({ countries }) => countries.includes(destination.countryCode))?.zone
  if (zone === undefined || liesIn(tariff.unserved, destination)) return { ok: false, problem: 'destination-unserved' }
  const weightGrams = lines.reduce((sum, line) => sum + line.quantity * line.weightGrams, 0)
  const volumeCm3 = lines.reduce((sum, line) => sum + line.quantity * line.volumeCm3, 0)
  if (weightGrams > tariff.van.grams || volumeCm3 > tariff.van.cm3) return { ok: false, problem: 'delivery-too-heavy' }

  const boxes = pack(lines, tariff.box)
  const isRemote = liesIn(tariff.remote.areas, destination)
  const isBulky = boxes.some((box) => box.isBulky)
  const collected = collectedOn(at, tariff.lastCollectionHour)
  const options = tariff.services.flatMap(({ service, takesBulky, zones }) => {
    const fare = zones[zone]
    if (!fare || (isBulky && !takesBulky) || (isRemote && service === 'express')) return []
    const onTheWay = (days = 0) => isoDay(afterWorkingDays(collected, days + (isRemote ? tariff.remote.days : 0)))
    const priceCents = boxes.reduce((sum, box) => sum + priceOf(box, fare, tariff, isRemote), 0)
    return [{ service, priceCents, earliest: onTheWay(fare.days[0]), latest: onTheWay(fare.days[1]) }]
  })
  if (options.length === 0) return { ok: false, problem: 'destination-unserved' }
  const cheapestFirst = options.toSorted((a, b) => a.priceCents - b.priceCents)
  return { ok: true, options: cheapestFirst, packages: boxes.length, weightGrams, volumeCm3 }
}

/** What one package costs: by its weight, or by the weight that its space stands for where that is more. */
function priceOf(box: Box, fare: Fare, { bands, cm3PerKilogram, remote }: Tariff, isRemote: boolean): number {
  const grams = Math.max(box.weightGrams, Math.ceil((box.volumeCm3 * 1_000) / cm3PerKilogram))
  const heaviest = bands.at(-1) ?? 0
  const band = bands.findIndex((upTo) => grams <= upTo)
  const cents = fare.cents[band === -1 ? bands.length - 1 : band] ?? 0
  const above = Math.max(0, Math.ceil((grams - heaviest) / 1_000)) * fare.bulkyCentsPerKilogram
  return cents + above + (isRemote ? remote.cents : 0)
}
