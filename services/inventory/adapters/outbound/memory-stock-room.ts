import type { ShelfBook } from '../../domain/books.ts'
import type { Line } from '../../domain/lines.ts'
import { evolve, type Reservation, type ReservationEvent, shelfEffect } from '../../domain/reservation.ts'
import { promise, type Shelf } from '../../domain/stock.ts'
import type { StockRoom } from '../../ports.ts'

interface Movement {
  readonly sku: string
  readonly onHand: number
  readonly reserved: number
}

/** A stock room that forgets, for tests. It passes the same suite as the one in SQLite. */
export function memoryStockRoom(opening: readonly Line[] = []): StockRoom {
  const shelves = new Map<string, Shelf>()
  const reservations = new Map<string, Reservation>()
  const movements: Movement[] = []

  function open(stock: readonly Line[]): number {
    const unknown = stock.filter(
      ({ sku }, index) => !shelves.has(sku) && stock.findIndex((line) => line.sku === sku) === index,
    )
    for (const { sku, quantity } of unknown) {
      shelves.set(sku, { sku, onHand: quantity, reserved: 0 })
      movements.push({ sku, onHand: quantity, reserved: 0 })
    }
    return unknown.length
  }

  function writeDown(orderId: string, past: Reservation | undefined, event: ReservationEvent): Reservation {
    const next = evolve(orderId, past, event)
    const effect = shelfEffect(event)
    // Every shelf is worked out before one is changed, so that a promise too many leaves nothing half done.
    const moved =
      effect === 0
        ? []
        : next.lines.map(({ sku, quantity }) =>
            promise(shelves.get(sku) ?? { sku, onHand: 0, reserved: 0 }, effect * quantity),
          )
    for (const shelf of moved) shelves.set(shelf.sku, shelf)
    if (effect !== 0)
      for (const { sku, quantity } of next.lines) movements.push({ sku, onHand: 0, reserved: effect * quantity })
    reservations.set(orderId, next)
    return next
  }

  open(opening)
  return {
    change({ orderId, skus, decide }) {
      const past = reservations.get(orderId)
      const decision = decide({ reservation: past, shelves: pick(shelves, skus) })
      if (!decision.ok) return { decision, reservation: past }
      const reservation = decision.events.reduce<Reservation | undefined>(
        (before, event) => writeDown(orderId, before, event),
        past,
      )
      return { decision, reservation }
    },
    shelves: (skus) => pick(shelves, skus),
    overdue: (now, limit) =>
      [...reservations.values()]
        .filter(({ status, expiresAt }) => status === 'held' && expiresAt <= now)
        .sort((one, other) => one.expiresAt - other.expiresAt)
        .slice(0, limit)
        .map(({ orderId }) => orderId),
    open,
    books: () => [...shelves.values()].map((shelf) => bookOf(shelf, movements, [...reservations.values()])),
  }
}

function bookOf(shelf: Shelf, movements: readonly Movement[], reservations: readonly Reservation[]): ShelfBook {
  const own = movements.filter(({ sku }) => sku === shelf.sku)
  const pieces = (...statuses: Reservation['status'][]) =>
    sum(
      reservations
        .filter(({ status }) => statuses.includes(status))
        .flatMap(({ lines }) => lines)
        .filter(({ sku }) => sku === shelf.sku)
        .map(({ quantity }) => quantity),
    )
  return {
    ...shelf,
    ledgerOnHand: sum(own.map(({ onHand }) => onHand)),
    ledgerReserved: sum(own.map(({ reserved }) => reserved)),
    live: pieces('held', 'committed'),
    sold: pieces('committed'),
  }
}

function pick(shelves: ReadonlyMap<string, Shelf>, skus: readonly string[]): Map<string, Shelf> {
  return new Map(
    skus.flatMap((sku) => {
      const shelf = shelves.get(sku)
      return shelf ? [[sku, shelf] as const] : []
    }),
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
