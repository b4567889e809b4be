import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import { type Answer, done } from '@galleria/contracts/answer'
import type { Parcel, shipping } from '@galleria/contracts/shipping'

/** Shipping as the web BFF sees it: a page can do without. A parcel moves on, so nothing is remembered here, and an outage is thrown. */
export interface ShippingDownstream {
  /**
   * The parcel of an order, or undefined when nobody has packed one. A parcel does not know whose it is: `call` must be that of somebody
   * who was shown the order.
   */
  parcel(orderId: string, call: Call): Promise<Answer<Parcel | undefined>>
}

/** A part of a page has less than a second on a server. An order that waited longer than this for its packages might not be drawn there. */
const timeoutMs = 300

/** Asks shipping. */
export function createShippingDownstream(client: Client<typeof shipping>): ShippingDownstream {
  return {
    async parcel(orderId, call) {
      const answer = await client.parcel.get({ orderId }, call, { timeoutMs })
      return answer.ok || answer.problem.code !== 'parcel-unknown' ? answer : done(undefined)
    },
  }
}
