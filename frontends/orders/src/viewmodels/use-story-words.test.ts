import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import { inPage } from '../testing/in-page.ts'
import { orderIn } from '../testing/order-states.ts'
import { useStoryWords } from './use-story-words.ts'

const { vm: words } = inPage(useStoryWords)

test('a refused order says why, and that nothing was charged', () => {
  expect(words.text(orderIn.declined, false)).toMatch(/does not cover the amount.*Nothing was charged\.$/)
  expect(words.text(orderIn.outOfStock, false)).toMatch(/Reading chair.*Nothing was charged\.$/)
  expect(words.text(orderIn.timedOut, false)).toMatch(/Nothing was charged\.$/)
})

test('money that was never taken is not said to come back', () => {
  expect(words.money(orderIn.cancelled)).toMatch(/^€427 will not be charged/)
  expect(words.money(orderIn.calledBack)).toMatch(/^€427 is on its way back/)
})

test('what is picked up is not said to come to a door', () => {
  const pickup: Order['delivery'] = { kind: 'pickup', storeId: 'seoul-hannam' }
  expect(words.title({ ...orderIn.shipped, delivery: pickup })).toBe('On its way to the store')
  expect(words.text({ ...orderIn.delivered, delivery: pickup }, false)).toMatch(/order number is all you need/)
})

test('a change of state is news, and a refused change says what can still be done', () => {
  expect(words.news(orderIn.shipped, orderIn.confirmed)).toBe('Your parcel is on its way')
  expect(words.news(orderIn.tooLate, orderIn.revising)).toMatch(/already left\. You can still cancel/)
  expect(words.news({ ...orderIn.confirmed, version: 9 }, orderIn.confirmed)).toBeUndefined()
})
