import type { Seen } from '@galleria/chassis/config/watched-file'
import type { OpenStreams } from '@galleria/chassis/http/open-streams'
import type { Clock } from '@galleria/chassis/ports/index'
import type { PublishedFrontends } from '@galleria/contracts/frontends'
import type { CatalogDownstream } from './downstream/catalog.ts'
import type { InventoryDownstream } from './downstream/inventory.ts'
import type { ObservatoryDownstream } from './downstream/observatory.ts'
import type { OrdersDownstream } from './downstream/orders.ts'
import type { PaymentsDownstream } from './downstream/payments.ts'
import type { Painter } from './og/painter.ts'
import type { OrderNews } from './watch/order-news.ts'

/** What the routes need of the world. */
export interface WebPorts {
  readonly catalog: CatalogDownstream
  readonly inventory: InventoryDownstream
  readonly orders: OrdersDownstream
  readonly payments: PaymentsDownstream
  readonly observatory: ObservatoryDownstream
  /** Says that an order may have changed. */
  readonly orderNews: OrderNews
  /** The replies that do not end by themselves; the process ends them when it drains. */
  readonly streams: OpenStreams
  /** The newest good copy of what is published; none before anything is. */
  readonly published: () => Promise<Seen<PublishedFrontends> | undefined>
  /** Paints what is shown of a shared link. */
  readonly paint: Painter['paint']
  readonly clock: Clock
  /** A fresh identity for a shopper, which nobody can guess. */
  readonly newShopperId: () => string
  /** Where state-changing requests must come from. */
  readonly publicOrigin: string
}
