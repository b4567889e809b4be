import { type Refusal, refuse } from '@galleria/contracts/answer'
import { mostPerLine } from '../../domain/lines.ts'
import type { SaleProblem } from '../../domain/sale.ts'
import type { Shortage } from '../../domain/stock.ts'

/** Names a refusal of the stock room for the outside; the compiler notices one that has no name. */
export function refusalOf(problem: SaleProblem): Refusal {
  switch (problem.code) {
    case 'too-many':
      return refuse('invalid-request', {
        errors: problem.lines.map(({ index, quantity }) => ({
          field: `lines.${index}.quantity`,
          reason: `adds up to ${quantity} with its other lines; an order can hold ${mostPerLine} pieces of one article`,
        })),
      })
    case 'other-lines-held':
      return refuse('invalid-request', {
        errors: [{ field: 'lines', reason: 'other lines are already held for this order' }],
      })
    case 'out-of-stock':
      return refuse('out-of-stock', { errors: problem.shortages.map(shortageInWords) })
    case 'more-than-sold':
      return refuse('invalid-request', {
        errors: problem.lines.map(({ index, sold }) => ({
          field: `lines.${index}.quantity`,
          reason:
            sold === 0
              ? 'none of it is sold to this order'
              : `only ${sold} of it ${sold === 1 ? 'is' : 'are'} sold to this order`,
        })),
      })
    case 'order-closed':
      return refuse('order-closed', { detail: 'The stock of this order was sold, given back or sent before.' })
    case 'reservation-lapsed':
      return refuse('reservation-lapsed', { detail: 'The stock was held for a limited time, which is over.' })
    case 'reservation-released':
      return refuse('reservation-lapsed', { detail: 'The stock of this order was given back.' })
    case 'order-unknown':
      return refuse('order-unknown', { detail: 'No stock was ever reserved for this order.' })
  }
}

function shortageInWords({ index, left }: Shortage): { field: string; reason: string } {
  return { field: `lines.${index}.sku`, reason: left === 0 ? 'none left' : `only ${left} left` }
}
