import type { Protection } from './protection.ts'
import { auditProtections } from './table/audit.ts'
import { messageProtections } from './table/messages.ts'
import { moneyProtections } from './table/money.ts'
import { orderProtections } from './table/orders.ts'
import { providerProtections } from './table/provider.ts'
import { sagaProtections } from './table/sagas.ts'
import { stockProtections } from './table/stock.ts'
import { storageProtections } from './table/storage.ts'

/** Every protection that can be taken away, one at a time, to see that something breaks without it. */
export const protections: readonly Protection[] = [
  ...messageProtections,
  ...orderProtections,
  ...storageProtections,
  ...sagaProtections,
  ...providerProtections,
  ...moneyProtections,
  ...stockProtections,
  ...auditProtections,
]

/** By its id. @throws when there is none. */
export function protection(id: string): Protection {
  const found = protections.find((one) => one.id === id)
  if (!found) throw new Error(`there is no protection ${id}; there are ${protections.map((one) => one.id).join(', ')}`)
  return found
}
