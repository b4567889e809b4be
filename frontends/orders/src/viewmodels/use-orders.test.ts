import { expect, test } from 'bun:test'
import { type OrderSummary, orders } from '@galleria/contracts/orders'
import type { OrdersPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { apiOf, no, settled, yes } from '../testing/answers.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { useOrders } from './use-orders.ts'

const summary = orders.endpoints['order.list'].example.reply.orders[0] as OrderSummary
const page = (number: string, nextCursor?: string): ApiAnswer<OrdersPage> =>
  yes({ orders: [{ ...summary, orderNumber: number }], ...(nextCursor ? { nextCursor } : {}) })
const numbers = (vm: ReturnType<typeof useOrders>) =>
  vm.load.value.phase === 'ready' ? vm.load.value.value.orders.map(({ orderNumber }) => orderNumber) : []

test('older orders come after the newer ones, until there are no more', async () => {
  const asked: (string | undefined)[] = []
  const { vm } = inPage(() =>
    useOrders(
      apiOf({
        orders: async ({ cursor }) => {
          asked.push(cursor)
          return cursor ? page('G-OLD') : page('G-NEW', 'after-new')
        },
      }),
      locale,
    ),
  )
  await settled()
  await vm.showOlder()
  await vm.showOlder()

  expect(numbers(vm)).toEqual(['G-NEW', 'G-OLD'])
  expect(asked).toEqual([undefined, 'after-new'])
})

test('when the older ones do not come, the newer ones stay', async () => {
  const { vm } = inPage(() =>
    useOrders(
      apiOf({ orders: async ({ cursor }) => (cursor ? no('unavailable', 503) : page('G-NEW', 'after-new')) }),
      locale,
    ),
  )
  await settled()
  await vm.showOlder()
  expect([vm.older.value, numbers(vm)]).toEqual(['failed', ['G-NEW']])
})
