import type { Database } from 'bun:sqlite'
import type { Line } from '../../domain/lines.ts'
import type { Reservation } from '../../domain/reservation.ts'
import type { Shelf } from '../../domain/stock.ts'

/** Each shelf beside the sums of its movements and of the reservations that are live. */
export const bookQuery = `
  SELECT stock.sku AS sku, on_hand AS onHand, reserved,
    (SELECT coalesce(sum(on_hand_delta), 0) FROM movements WHERE movements.sku = stock.sku) AS ledgerOnHand,
    (SELECT coalesce(sum(reserved_delta), 0) FROM movements WHERE movements.sku = stock.sku) AS ledgerReserved,
    coalesce(live.quantity, 0) AS live, coalesce(live.sold, 0) AS sold
  FROM stock LEFT JOIN (
    SELECT sku, sum(quantity) AS quantity, sum(CASE status WHEN 'committed' THEN quantity ELSE 0 END) AS sold
    FROM reservation_lines JOIN reservations USING (order_id)
    WHERE status IN ('held', 'committed') GROUP BY sku
  ) AS live ON live.sku = stock.sku
  ORDER BY stock.sku
`

/** The stock room's statements, prepared once. */
export function prepare(db: Database) {
  return {
    reservation: db.query<{ status: Reservation['status']; expires_at: number }, [string]>(
      'SELECT status, expires_at FROM reservations WHERE order_id = ?',
    ),
    lines: db.query<Line, [string]>('SELECT sku, quantity FROM reservation_lines WHERE order_id = ? ORDER BY position'),
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
    saveReserved: db.query('UPDATE stock SET reserved = $reserved WHERE sku = $sku'),
    move: db.query(
      `INSERT INTO movements (sku, kind, on_hand_delta, reserved_delta, order_id, at)
       VALUES ($sku, $kind, $onHand, $reserved, $orderId, $at)`,
    ),
    overdue: db.query<{ order_id: string }, [number, number]>(
      `SELECT order_id FROM reservations WHERE status = 'held' AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
    ),
  }
}
