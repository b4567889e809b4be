import type { Chore } from '@galleria/chassis/service/service'
import { makeMoveParcelsAlong } from '../../application/move-parcels-along.ts'
import type { ShippingPorts } from '../../ports.ts'

/** What shipping does by itself: whatever is due moves along. */
export function shippingChores(ports: ShippingPorts): Chore[] {
  const moveParcelsAlong = makeMoveParcelsAlong(ports)
  return [
    {
      name: 'move-parcels-along',
      everyMs: 250,
      async run(call) {
        const moved = await moveParcelsAlong(call)
        if (moved > 0) call.log.info({ moved }, 'moved parcels along')
      },
    },
  ]
}
