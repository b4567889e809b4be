import type { Call } from '@galleria/chassis/call'
import type { Client } from '@galleria/chassis/client/ask'
import type { Answer } from '@galleria/contracts/answer'
import type { payments } from '@galleria/contracts/payments'
import type { PaymentField } from '@galleria/contracts/web'

/** The payments as the web BFF sees them. */
export interface PaymentsDownstream {
  /** Needed: without the provider's field nobody can pay, so an outage is thrown. */
  openField(call: Call): Promise<Answer<PaymentField>>
}

/** Asks the payments. */
export function createPaymentsDownstream(client: Client<typeof payments>): PaymentsDownstream {
  return { openField: (call) => client.field.open({}, call) }
}
