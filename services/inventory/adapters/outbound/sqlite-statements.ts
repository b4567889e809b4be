import type { Database } from 'bun:sqlite'
import type { Line } from '../../domain/lines.ts'
import type { Reservation } from '../../domain/reservation.ts'
import type { Shelf } from '../../domain/stock.ts'

/** Each shelf beside the sums of its movements and of the reservations that name it. */
export const bookQuery = `
  WITH ledger AS (
    SELECT sku,
      sum(on_hand_delta) AS ledgerOnHand,
      sum(reserved_delta) AS ledgerReserved,
      sum(CASE kind WHEN 'opening' THEN on_hand_delta ELSE 0 END) AS opening,
      sum(CASE kind WHEN 'dispatched' THEN -on_hand_delta ELSE 0 END) AS dispatched,
      sum(CASE kind WHEN 'restocked' THEN on_hand_delta ELSE 0 END) AS restocked
    FROM movements GROUP BY sku
  ), promised AS (
    SELECT sku,
      sum(CASE WHEN status IN ('held', 'committed') THEN quantity ELSE 0 END) AS live,
      sum(CASE WHEN status = 'committed' THEN quantity ELSE 0 END) AS sold,
      sum(CASE WHEN status IN ('dispatched', 'restocked') THEN quantity ELSE 0 END) AS "left",
      sum(CASE WHEN status = 'restocked' THEN quantity ELSE 0 END) AS back
    FROM reservation_lines JOIN reservations USING (order_id) GROUP BY sku
  )
  SELECT stock.sku AS sku, on_hand AS onHand, reserved,
    coalesce(opening, 0) AS opening, coalesce(dispatched, 0) AS dispatched, coalesce(restocked, 0) AS restocked,
    coalesce(ledgerOnHand, 0) AS ledgerOnHand, coalesce(ledgerReserved, 0) AS ledgerReserved,
    coalesce(live, 0) AS live, coalesce(sold, 0) AS sold, coalesce("left", 0) AS "left", coalesce(back, 0) AS back
  FROM stock LEFT JOIN ledger USING (sku) LEFT JOIN promised USING (sku)
  ORDER BY stock.sku
`

/** The stock room's statements, prepared once. */
export function prepare(db: Database) {
  return {
    reservation: db.query<{ status: Reservation['status']; expires_at: number }, [string]>(
      'SELECT status, expires_at FROM reservations WHERE order_id = ?',
    ),
    // `(SELECT ?)`, since SQLite plans a statement anew when a bare parameter stands beside an order or a limit (chassis README).
    lines: db.query<Line, [string]>(
      'SELECT sku, quantity FROM reservation_lines WHERE order_id = (SELECT ?) ORDER BY position',
    ),
    saveReservation: db.query(
      `INSERT INTO reservations (order_id, status, expires_at) VALUES ($orderId, $status, $expiresAt)
       ON CONFLICT (order_id) DO UPDATE SET status = excluded.status, expires_at = excluded.expires_at`,
    ),
    dropLines: db.query('DELETE FROM reservation_lines WHERE order_id = ?'),
    addLine: db.query(
      'INSERT INTO reservation_lines (order_id, position, sku, quantity) VALUES ($orderId, $position, $sku, $quantity)',
    ),
    shelf: db.query<Shelf, [string]>('SELECT sku, on_hand AS onHand, reserved FROM stock WHERE sku = ?'),
    openShelf: db.query('INSERT OR IGNORE INTO stock (sku, on_hand) VALUES ($sku, $onHand)'),
    saveShelf: db.query('UPDATE stock SET on_hand = $onHand, reserved = $reserved WHERE sku = $sku'),
    move: db.query(
      `INSERT INTO movements (sku, kind, on_hand_delta, reserved_delta, order_id, at)
       VALUES ($sku, $kind, $onHand, $reserved, $orderId, $at)`,
    ),
    overdue: db.query<{ order_id: string }, [number, number]>(
      `SELECT order_id FROM reservations WHERE status = 'held' AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
    ),
  }
}
