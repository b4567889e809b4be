import { type Refusal, refuse } from '@galleria/contracts/answer'
import type { ParcelProblem } from '../../domain/shipment.ts'

/** Names a refusal of shipping for the outside; the compiler notices one that has no name. */
export function refusalOf({ code }: ParcelProblem): Refusal {
  switch (code) {
    case 'parcel-dispatched':
    case 'parcel-delivered':
      return refuse(code)
    case 'order-closed':
      return refuse('order-closed', { detail: 'The parcel of this order was stopped or called back.' })
    case 'other-lines-revised':
      return refuse('invalid-request', {
        errors: [{ field: 'lines', reason: 'this revision was heard before with other lines' }],
      })
  }
}
