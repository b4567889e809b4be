import type { Database } from 'bun:sqlite'
import { once } from '@galleria/chassis/store/outbox'
import type { Bestsellers, Catalogue } from '../../ports.ts'

/**
 * Units sold, in the store; a copy in memory, changed only after the store has committed, answers the reads.
 * `consumer` owns the inbox keys that keep an event from counting twice.
 */
export function sqliteBestsellers(db: Database, catalogue: Catalogue, consumer: string): Bestsellers {
  const rows = db
    .query<{ product_id: string; units_sold: number }, []>('SELECT product_id, units_sold FROM bestseller')
    .all()
  const sold = new Map(rows.map((row) => [row.product_id, row.units_sold]))
  const addUnits = db.query(
    `INSERT INTO bestseller (product_id, units_sold) VALUES (?, ?)
     ON CONFLICT (product_id) DO UPDATE SET units_sold = units_sold + excluded.units_sold`,
  )

  let revision = 0

  return {
    revision: () => revision,
    popularity: (productId) => (catalogue.product(productId)?.popularity ?? 0) + (sold.get(productId) ?? 0),
    add(eventId, units) {
      const isNew = once(db, consumer, eventId, () => {
        for (const [productId, count] of units) addUnits.run(productId, count)
      })
      if (!isNew) return false
      for (const [productId, count] of units) sold.set(productId, (sold.get(productId) ?? 0) + count)
      revision += 1
      return true
    },
  }
}
