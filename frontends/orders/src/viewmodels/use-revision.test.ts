import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ReviseOrder } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { nextTick, shallowRef } from 'vue'
import { apiOf, held, no, yes } from '../testing/answers.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { memoryShelf } from '../testing/memory-shelf.ts'
import { orderIn } from '../testing/order-states.ts'
import { chair, lamps } from '../testing/samples.ts'
import { type RevisionAttempt, useRevision } from './use-revision.ts'

function orderPage(
  answer: (sent: number) => Promise<ApiAnswer<Order>>,
  { given = orderIn.confirmed as Order, shelf = memoryShelf<RevisionAttempt>() } = {},
) {
  const order = shallowRef<Order>(given)
  const sent: { key: string; lines: ReviseOrder['lines'] }[] = []
  let keys = 0
  const api = apiOf({
    revise: (_, { lines }, key) => {
      sent.push({ key, lines })
      return answer(sent.length)
    },
  })
  const { vm } = inPage(() =>
    useRevision(api, locale, {
      order: () => order.value,
      take: (taken) => {
        order.value = taken
      },
      look: () => undefined,
      newKey: () => `key-${++keys}`,
      shelf,
    }),
  )
  return { vm, order, sent, shelf }
}
const oneLamp = [{ sku: lamps.sku, quantity: 1 }]

test('a lamp is taken out: only the lamps are named, and the answer is the order', async () => {
  const { vm, order, sent, shelf } = orderPage(async () => yes<Order>(orderIn.revising))
  vm.open()
  vm.keep(lamps.sku, 1)
  expect(vm.less.value?.givenBack.cents).toBe(8_900)
  await vm.send()
  expect(sent).toEqual([{ key: 'key-1', lines: oneLamp }])
  expect([order.value.changing, vm.revising.value.phase, shelf.value]).toEqual(['revision', 'closed', undefined])
})

test('a lost answer is asked for again under the same key and in the same words', async () => {
  const { vm, sent } = orderPage(async (nth) => (nth < 3 ? no('unreachable', 0) : yes<Order>(orderIn.revising)))
  vm.open()
  vm.keep(lamps.sku, 1)
  await vm.send()
  expect(vm.revising.value.phase).toBe('unanswered')
  vm.keep(chair.sku, 0)
  await vm.send()
  await vm.send()
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-1', 'key-1'])
  expect(sent.at(-1)?.lines).toEqual(oneLamp)
  expect(vm.revising.value.phase).toBe('closed')
})

test('a refused change is another wish when it is tried again', async () => {
  const { vm, sent } = orderPage(async (nth) => (nth === 1 ? no('order-busy', 409) : yes<Order>(orderIn.revising)))
  vm.open()
  vm.keep(lamps.sku, 1)
  await vm.send()
  expect(vm.revising.value).toEqual({ phase: 'choosing', problem: 'busy' })
  await vm.send()
  expect(sent.map(({ key }) => key)).toEqual(['key-1', 'key-2'])
})

test('a wish that was on its way when the page was loaded anew is still open, under its own key', async () => {
  const { orderId, version } = orderIn.confirmed
  const kept = { orderId, key: 'key-of-before', lines: oneLamp, version }
  const { vm, sent } = orderPage(async () => yes<Order>(orderIn.revising), { shelf: memoryShelf(kept) })
  expect([vm.revising.value.phase, vm.remaining.value]).toEqual(['unanswered', { [lamps.sku]: 1 }])
  await vm.send()
  expect(sent).toEqual([{ key: 'key-of-before', lines: oneLamp }])
})

test('an order that has heard the wish already, or another order, opens nothing', () => {
  const kept = { orderId: orderIn.confirmed.orderId, key: 'key-of-before', lines: oneLamp, version: 2 }
  const heard = orderPage(() => Promise.reject(), { given: orderIn.revising, shelf: memoryShelf(kept) })
  expect([heard.vm.revising.value.phase, heard.shelf.value]).toEqual(['closed', undefined])
  const another = orderPage(() => Promise.reject(), { shelf: memoryShelf({ ...kept, orderId: 'another' }) })
  expect(another.vm.revising.value.phase).toBe('closed')
})

test('news of the order end the choosing, and the answer that comes later changes nothing', async () => {
  const answer = held<ApiAnswer<Order>>()
  const { vm, order, shelf } = orderPage(() => answer.asked)
  vm.open()
  vm.keep(lamps.sku, 1)
  void vm.send()
  order.value = orderIn.revising
  await nextTick()
  await answer.answer(no('unreachable', 0))
  expect([vm.revising.value.phase, shelf.value]).toEqual(['closed', undefined])
})

test('nothing is sent when nothing changes, or when nothing would remain', async () => {
  const { vm, sent } = orderPage(() => Promise.reject())
  vm.open()
  await vm.send()
  vm.keep(lamps.sku, 0)
  vm.keep(chair.sku, 0)
  await vm.send()
  expect([sent.length, vm.less.value?.isNothing]).toEqual([0, true])
})

test('an order on its way cannot be made smaller', () => {
  const { vm } = orderPage(() => Promise.reject(), { given: orderIn.shipped })
  vm.open()
  expect(vm.revising.value.phase).toBe('closed')
})

test('the wish is kept before it leaves, lest a reload on the way forget it', () => {
  const { vm, shelf } = orderPage(() => new Promise(() => undefined))
  vm.open()
  vm.keep(lamps.sku, 1)
  void vm.send()
  expect(shelf.value).toMatchObject({ key: 'key-1', lines: oneLamp })
})
