import type { Story } from './story.ts'

/** How a story feels: under way, well, over without harm, or in need of the shopper. Never told by colour alone. */
export const toneOf: Readonly<Record<Story, 'accent' | 'good' | 'neutral' | 'warning'>> = {
  pending: 'accent',
  confirmed: 'good',
  revised: 'good',
  shipped: 'good',
  delivered: 'good',
  cancelled: 'neutral',
  cancelling: 'accent',
  revising: 'accent',
  'payment-refused': 'warning',
  'out-of-stock': 'warning',
  'timed-out': 'warning',
  rejected: 'warning',
}
