import type { Seen } from '@galleria/chassis/config/watched-file'
import type { OpenStreams } from '@galleria/chassis/http/open-streams'
import type { Clock } from '@galleria/chassis/ports/index'
import type { SignedPublication } from '@galleria/contracts/frontends'
import type { CatalogDownstream } from './downstream/catalog.ts'
import type { InventoryDownstream } from './downstream/inventory.ts'
import type { ObservatoryDownstream } from './downstream/observatory.ts'
import type { OrdersDownstream } from './downstream/orders.ts'
import type { PaymentsDownstream } from './downstream/payments.ts'
import type { RecommendationsDownstream } from './downstream/recommendations.ts'
import type { ShippingDownstream } from './downstream/shipping.ts'
import type { Painter } from './og/painter.ts'
import type { BegunSignIns } from './session/begun-sign-in.ts'
import type { MergeCarts } from './session/cart-merging.ts'
import type { IdentityServer } from './session/identity-server.ts'
import type { SessionRecords } from './session/session-records.ts'
import type { Sessions } from './session/sessions.ts'
import type { Visitors } from './session/visitors.ts'
import type { OrderNews } from './watch/order-news.ts'

/** What the routes need of the world. */
export interface WebPorts {
  readonly catalog: CatalogDownstream
  readonly inventory: InventoryDownstream
  readonly orders: OrdersDownstream
  readonly payments: PaymentsDownstream
  readonly observatory: ObservatoryDownstream
  readonly recommendations: RecommendationsDownstream
  readonly shipping: ShippingDownstream
  /** Says that an order may have changed. */
  readonly orderNews: OrderNews
  /** Says that the parcel of an order may have moved. */
  readonly parcelNews: OrderNews
  /** The replies that do not end by themselves; the process ends them when it drains. */
  readonly streams: OpenStreams
  /** The newest good copy of what is published and signed; none before anything is. */
  readonly published: () => Promise<Seen<SignedPublication> | undefined>
  /** Paints what is shown of a shared link. */
  readonly paint: Painter['paint']
  readonly clock: Clock
  /** A fresh identity for a shopper, which nobody can guess. */
  readonly newShopperId: () => string
  readonly identity: IdentityServer
  readonly sessions: Sessions
  /** Tells who is looking. */
  readonly visitors: Visitors
  readonly mergeCarts: MergeCarts
  readonly begunSignIns: BegunSignIns
  readonly sessionRecords: SessionRecords
  /** Where people see to their account. */
  readonly accountUrl: string
  /** Where state-changing requests must come from. */
  readonly publicOrigin: string
}
