import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import type { Clock } from '@galleria/chassis/ports/index'
import type { RawJson } from '@galleria/chassis/raw-json'
import type { inventory, StockLevel } from '@galleria/contracts/inventory'
import type { Part } from '@galleria/contracts/web'
import { createLastKnown } from '../compose/last-known.ts'
import { mapAnswer, part } from '../compose/part.ts'

/** The stock as the web BFF sees it: always a part of a page, never what the page is for. */
export interface InventoryDownstream {
  /** Last known and dated, as `{ levels }` in JSON. */
  stockText(skus: readonly string[], call: Call): Promise<Part<RawJson>>
  /** Last known and dated. */
  stock(skus: readonly string[], call: Call): Promise<Part<StockLevel[]>>
}

/** Stock moves quickly: a level older than this says nothing worth showing. */
const maxAgeMs = 10 * 60_000

/** Asks the inventory. Nothing is promised from a remembered level: placing an order asks again. */
export function createInventoryDownstream(client: Client<typeof inventory>, clock: Clock): InventoryDownstream {
  const texts = createLastKnown<RawJson>({ clock, questions: 1_000, maxAgeMs })
  const levels = createLastKnown<StockLevel[]>({ clock, questions: 1_000, maxAgeMs })
  return {
    stockText: (skus, call) => part(client.stock.list.raw({ skus: [...skus] }, call), texts(skus.join())),
    async stock(skus, call) {
      if (skus.length === 0) return { state: 'fresh', data: [] }
      const asked = client.stock.list({ skus: [...skus] }, call)
      return part(
        asked.then((answer) => mapAnswer(answer, (reply) => reply.levels)),
        levels(skus.join()),
      )
    },
  }
}
