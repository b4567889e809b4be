import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { ApiAnswer } from '@galleria/ui'
import { nextTick, shallowRef } from 'vue'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { orderIn } from '../testing/order-states.ts'
import { useCancellation } from './use-cancellation.ts'

function orderPage(answer: () => Promise<ApiAnswer<Order>>, given: Order = orderIn.confirmed) {
  const order = shallowRef<Order>(given)
  const seen = { asked: 0, looks: 0 }
  const api = apiOf({
    cancel: () => {
      seen.asked += 1
      return answer()
    },
  })
  const { vm } = inPage(() =>
    useCancellation(api, locale, {
      order: () => order.value,
      take: (taken) => {
        order.value = taken
      },
      look: () => {
        seen.looks += 1
      },
    }),
  )
  return { vm, order, seen }
}

test('nothing is cancelled before the shopper has said that they mean it', async () => {
  const { vm, order, seen } = orderPage(async () => yes<Order>(orderIn.cancelling))
  await vm.send()
  expect(seen.asked).toBe(0)
  vm.ask()
  await vm.send()
  expect([seen.asked, order.value.changing, vm.cancelling.value.phase]).toEqual([1, 'cancellation', 'closed'])
})

test('a second press while it is being asked for cancels once', async () => {
  const answer = held<ApiAnswer<Order>>()
  const { vm, seen } = orderPage(() => answer.asked)
  vm.ask()
  void vm.send()
  void vm.send()
  await answer.answer(yes<Order>(orderIn.cancelling))
  expect(seen.asked).toBe(1)
})

test('too late, busy and no answer are told apart, and the page looks again', async () => {
  const cases = [
    [no('order-closed', 409), 'closed'],
    [no('order-busy', 409), 'busy'],
    [no('unreachable', 0), 'unanswered'],
    [no('idempotency-key-in-use', 409), 'unanswered'],
    [no('invalid-request', 400), 'refused'],
  ] as const
  for (const [answer, problem] of cases) {
    const { vm, seen } = orderPage(async () => answer)
    vm.ask()
    await vm.send()
    expect([vm.cancelling.value, seen.looks]).toEqual([{ phase: 'asking', problem }, 1])
  }
})

test('a lost answer does not matter once the order shows that it was heard', async () => {
  const answer = held<ApiAnswer<Order>>()
  const { vm, order } = orderPage(() => answer.asked)
  vm.ask()
  void vm.send()
  order.value = orderIn.cancelling
  await nextTick()
  expect(vm.cancelling.value.phase).toBe('closed')
  await answer.answer(no('unreachable', 0))
  expect(vm.cancelling.value.phase).toBe('closed')
})

test('an order that may not be cancelled is not offered to be', async () => {
  const { vm } = orderPage(async () => yes<Order>(orderIn.delivered), orderIn.delivered)
  vm.ask()
  await settled()
  expect(vm.cancelling.value.phase).toBe('closed')
})
