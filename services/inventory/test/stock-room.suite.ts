import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { imbalances } from '../domain/books.ts'
import { make } from '../domain/reservation.ts'
import type { StockRoom } from '../ports.ts'
import { holdMs, lamp, opening, orderId, play, step, vase } from './stock-room.steps.ts'

/** What one piece held says in a shelf's book. */
const oneHeld = { reserved: 1, ledgerReserved: 1, live: 1 }

/** What every stock room must do, whatever it keeps its stock in. */
export function stockRoomSuite(name: string, build: () => StockRoom): void {
  describe(`a stock room ${name}`, () => {
    test('whatever people do, in whatever order, nothing is promised twice and the books balance', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
          const room = build()
          room.open(opening, 0)
          let now = 0
          for (const one of steps) {
            now = play(room, one, now)
            expect(imbalances(room.books())).toEqual([])
          }
        }),
        { numRuns: 200 },
      )
    })

    test('what is sold, sent and brought back moves the shelf as it should', () => {
      const room = build()
      room.open(opening, 0)
      const two = [{ sku: lamp, quantity: 2 }]
      const lampShelf = () => room.shelves([lamp]).get(lamp)
      play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 3 }] }, 0)
      play(room, { kind: 'commit', order: 1 }, 0)
      play(room, { kind: 'revise', order: 1, lines: two }, 0)
      expect(lampShelf()).toEqual({ sku: lamp, onHand: 5, reserved: 2 })
      play(room, { kind: 'dispatch', order: 1, lines: two }, 0)
      expect(lampShelf()).toEqual({ sku: lamp, onHand: 3, reserved: 0 })
      play(room, { kind: 'restock', order: 1, lines: two }, 0)
      expect(lampShelf()).toEqual({ sku: lamp, onHand: 5, reserved: 0 })
      expect(room.books()[0]).toMatchObject({ opening: 5, dispatched: 2, restocked: 2, left: 2, back: 2, live: 0 })
      expect(imbalances(room.books())).toEqual([])
    })

    test('a parcel that has left gives its pieces to nobody, and one that is back gives them to the next', () => {
      const room = build()
      room.open(opening, 0)
      const all = [{ sku: lamp, quantity: 5 }]
      play(room, { kind: 'make', order: 1, lines: all }, 0)
      play(room, { kind: 'commit', order: 1 }, 0)
      play(room, { kind: 'dispatch', order: 1, lines: all }, 0)
      play(room, { kind: 'make', order: 2, lines: [{ sku: lamp, quantity: 1 }] }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 0, reserved: 0 })
      play(room, { kind: 'restock', order: 1, lines: all }, 0)
      play(room, { kind: 'make', order: 2, lines: all }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 5 })
    })

    test('work that fails halfway leaves nothing behind, and takes nobody else down with it', async () => {
      const room = build()
      room.open(opening, 0)
      const before = room.books()
      const failing = room.together(() => {
        play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 1 }] }, 0)
        throw new Error('changed my mind')
      })
      const working = room.together(() =>
        play(room, { kind: 'make', order: 2, lines: [{ sku: vase, quantity: 1 }] }, 0),
      )
      await expect(failing).rejects.toThrow('changed my mind')
      await working
      expect(room.books()).toEqual(before.map((book) => (book.sku === vase ? { ...book, ...oneHeld } : book)))
    })

    test('an event has its effect once, and not at all if the effect fails', async () => {
      const room = build()
      room.open(opening, 0)
      const heard = { reaction: 'inventory-dispatch-stock', eventId: 'e-1' }
      const hold = () => void play(room, { kind: 'make', order: 1, lines: [{ sku: vase, quantity: 1 }] }, 0)
      const failing = room.once(heard, () => {
        hold()
        throw new Error('locked')
      })
      await expect(failing).rejects.toThrow('locked')
      expect(room.shelves([vase]).get(vase)?.reserved).toBe(0)
      expect(await room.once(heard, hold)).toBe(true)
      expect(await room.once(heard, () => expect.unreachable())).toBe(false)
      expect(await room.once({ ...heard, reaction: 'inventory-restock' }, () => {})).toBe(true)
    })

    test('two hundred want the last five at once, and five get one (I-STK-6)', async () => {
      const room = build()
      room.open(opening, 0)
      const wish = [{ sku: lamp, quantity: 1 }]
      const outcomes = await Promise.all(
        Array.from({ length: 200 }, (_, buyer) =>
          room.together(() =>
            room.change({
              orderId: orderId(buyer),
              skus: [lamp],
              now: 0,
              decide: ({ reservation, shelves }) => make(reservation, { lines: wish, shelves, expiresAt: holdMs }),
            }),
          ),
        ),
      )
      expect(outcomes.filter(({ decision }) => decision.ok)).toHaveLength(5)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 5 })
    })

    test('a hold takes its pieces from the shelf, and a release puts them back', () => {
      const room = build()
      room.open(opening, 0)
      play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 2 }] }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 2 })
      play(room, { kind: 'release', order: 1 }, 0)
      expect(room.shelves([lamp]).get(lamp)).toEqual({ sku: lamp, onHand: 5, reserved: 0 })
    })

    test('a refusal changes nothing', () => {
      const room = build()
      room.open(opening, 0)
      const before = room.books()
      play(
        room,
        {
          kind: 'make',
          order: 1,
          lines: [
            { sku: lamp, quantity: 1 },
            { sku: vase, quantity: 2 },
          ],
        },
        0,
      )
      expect(room.books()).toEqual(before)
    })

    test('a decision that promised too much is not written down at all', () => {
      const room = build()
      room.open(opening, 0)
      const before = room.books()
      const tooMuch = () =>
        room.change({
          orderId: orderId(1),
          skus: [],
          now: 0,
          decide: () => ({
            ok: true,
            events: [
              {
                type: 'made',
                lines: [
                  { sku: lamp, quantity: 1 },
                  { sku: vase, quantity: 2 },
                ],
                expiresAt: 1,
              },
            ],
          }),
        })
      expect(tooMuch).toThrow('cannot have 2 reserved')
      expect(room.books()).toEqual(before)
    })

    test('opening again stocks only what was never stocked', () => {
      const room = build()
      expect(room.open(opening, 0)).toBe(2)
      expect(
        room.open(
          [
            { sku: lamp, quantity: 99 },
            { sku: 'RUG-001-RED', quantity: 3 },
          ],
          1,
        ),
      ).toBe(1)
      expect(room.shelves([lamp, 'RUG-001-RED'])).toEqual(
        new Map([
          [lamp, { sku: lamp, onHand: 5, reserved: 0 }],
          ['RUG-001-RED', { sku: 'RUG-001-RED', onHand: 3, reserved: 0 }],
        ]),
      )
    })

    test('holds that are over come oldest first', () => {
      const room = build()
      room.open(opening, 0)
      play(room, { kind: 'make', order: 2, lines: [{ sku: lamp, quantity: 1 }] }, 5)
      play(room, { kind: 'make', order: 1, lines: [{ sku: lamp, quantity: 1 }] }, 3)
      play(room, { kind: 'make', order: 3, lines: [{ sku: lamp, quantity: 1 }] }, 9)
      expect(room.overdue(15, 10)).toEqual([orderId(1), orderId(2)])
      expect(room.overdue(15, 1)).toEqual([orderId(1)])
    })
  })
}
