import type { Process } from '@galleria/infra/topology'
import { auditStory } from './audit.ts'
import { catalogStory } from './catalog.ts'
import { identityStory } from './identity.ts'
import { inventoryStory } from './inventory.ts'
import { observatoryStory } from './observatory.ts'
import { ordersStory } from './orders.ts'
import { paymentsStory } from './payments.ts'
import { recommendationsStory } from './recommendations.ts'
import { shippingStory } from './shipping.ts'
import type { Story } from './story.ts'

const stories: Readonly<Record<string, Story>> = {
  audit: auditStory,
  catalog: catalogStory,
  identity: identityStory,
  inventory: inventoryStory,
  observatory: observatoryStory,
  orders: ordersStory,
  payments: paymentsStory,
  recommendations: recommendationsStory,
  shipping: shippingStory,
}

/** What is known of a service; of one that the kit never heard of, nothing but its contract. */
export function storyOf({ name }: Pick<Process, 'name'>): Story {
  return stories[name] ?? { reads: {} }
}
