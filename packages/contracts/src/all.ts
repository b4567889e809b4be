import { audit } from './audit.ts'
import { catalog } from './catalog.ts'
import type { Contract } from './contract.ts'
import { identity } from './identity.ts'
import { inventory } from './inventory.ts'
import { observatory } from './observatory.ts'
import { orders } from './orders.ts'
import { payments } from './payments.ts'
import { recommendations } from './recommendations.ts'
import { shipping } from './shipping.ts'

/** Every context's published language, by name. Whoever goes through all of them goes through these. */
export const contracts: readonly Contract[] = [
  audit,
  catalog,
  identity,
  inventory,
  observatory,
  orders,
  payments,
  recommendations,
  shipping,
]
