import type { ShelfBook } from '../../domain/books.ts'
import { type Line, piecesOf } from '../../domain/lines.ts'
import { type Movement, movementsOf } from '../../domain/movement.ts'
import { evolve, type Reservation, type ReservationEvent } from '../../domain/reservation.ts'
import { changed, type Shelf } from '../../domain/stock.ts'
import type { StockRoom, Work } from '../../ports.ts'

/** A stock room that forgets, for tests. It passes the same suite as the one in SQLite. */
export function memoryStockRoom(opening: readonly Line[] = []): StockRoom {
  let shelves = new Map<string, Shelf>()
  let reservations = new Map<string, Reservation>()
  let movements: readonly Movement[] = []
  let heard = new Set<string>()

  function open(stock: readonly Line[]): number {
    const unknown = stock.filter(
      ({ sku }, index) => !shelves.has(sku) && stock.findIndex((line) => line.sku === sku) === index,
    )
    for (const { sku, quantity } of unknown) {
      shelves.set(sku, { sku, onHand: quantity, reserved: 0 })
      movements = [...movements, { sku, kind: 'opening', onHand: quantity, reserved: 0 }]
    }
    return unknown.length
  }

  function writeDown(orderId: string, past: Reservation | undefined, event: ReservationEvent): Reservation {
    const next = evolve(orderId, past, event)
    const moves = movementsOf(past, event)
    for (const move of moves) {
      const shelf = shelves.get(move.sku) ?? { sku: move.sku, onHand: 0, reserved: 0 }
      shelves.set(move.sku, changed(shelf, move))
    }
    movements = [...movements, ...moves]
    reservations.set(orderId, next)
    return next
  }

  /** What fails halfway leaves everything as it was. */
  function allOrNothing<Result>(work: () => Result): Result {
    const before = { shelves, reservations, movements, heard }
    shelves = new Map(shelves)
    reservations = new Map(reservations)
    heard = new Set(heard)
    try {
      return work()
    } catch (error) {
      shelves = before.shelves
      reservations = before.reservations
      movements = before.movements
      heard = before.heard
      throw error
    }
  }

  open(opening)
  return {
    together: async <Result>(work: Work<Result>) => allOrNothing(work) as Result,
    once: async ({ reaction, eventId }, work) =>
      allOrNothing(() => {
        const key = `${reaction} ${eventId}`
        if (heard.has(key)) return false
        heard.add(key)
        work()
        return true
      }),
    change: ({ orderId, skus, decide }) =>
      allOrNothing(() => {
        const past = reservations.get(orderId)
        const decision = decide({ reservation: past, shelves: pick(shelves, skus) })
        if (!decision.ok) return { decision, reservation: past }
        const reservation = decision.events.reduce<Reservation | undefined>(
          (before, event) => writeDown(orderId, before, event),
          past,
        )
        return { decision, reservation }
      }),
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
  const onHandBy = (kind: Movement['kind']) =>
    sum(own.filter((movement) => movement.kind === kind).map(({ onHand }) => onHand))
  const pieces = (...statuses: Reservation['status'][]) =>
    sum(reservations.filter(({ status }) => statuses.includes(status)).map(({ lines }) => piecesOf(shelf.sku, lines)))
  return {
    ...shelf,
    opening: onHandBy('opening'),
    dispatched: 0 - onHandBy('dispatched'),
    restocked: onHandBy('restocked'),
    ledgerOnHand: sum(own.map(({ onHand }) => onHand)),
    ledgerReserved: sum(own.map(({ reserved }) => reserved)),
    live: pieces('held', 'committed'),
    sold: pieces('committed'),
    left: pieces('dispatched', 'restocked'),
    back: pieces('restocked'),
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
