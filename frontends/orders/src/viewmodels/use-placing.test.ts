import { expect, test } from 'bun:test'
import type { Order } from '@galleria/contracts/orders'
import type { PlaceOrder } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import type { Attempt } from '../model/attempt.ts'
import { apiOf, held, no, yes } from '../testing/answers.ts'
import { locale } from '../testing/in-page.ts'
import { memoryShelf } from '../testing/memory-shelf.ts'
import { order, quote } from '../testing/samples.ts'
import { usePlacing } from './use-placing.ts'

const body: PlaceOrder = {
  quoteId: quote.quoteId,
  contact: order.contact,
  delivery: order.delivery,
  paymentToken: 'tok_4242Kd83',
}

function placing(answer: () => Promise<ApiAnswer<Order>>) {
  const sent: string[] = []
  const ended: string[] = []
  const shelf = memoryShelf<Attempt>()
  const api = apiOf({
    place: (_, key) => {
      sent.push(key)
      return answer()
    },
  })
  let keys = 0
  const vm = usePlacing(api, locale, { newKey: () => `key-${++keys}`, shelf, ended: ({ kind }) => ended.push(kind) })
  return { vm, sent, ended, shelf }
}

test('while one order is on its way another is not sent', async () => {
  const answer = held<ApiAnswer<Order>>()
  const { vm, sent } = placing(() => answer.asked)
  void vm.place(body)
  void vm.place({ ...body, quoteId: 'another' })
  await answer.answer(yes(order))
  expect(sent).toEqual(['key-1'])
})

test('while an order is open no other takes its place', async () => {
  const { vm, sent, ended, shelf } = placing(async () => no('unreachable', 0))
  await vm.place(body)
  await vm.place({ ...body, quoteId: 'another' })
  expect([sent, ended, shelf.value?.body]).toEqual([['key-1'], [], body])
})

test('the key is kept before the order leaves, lest a reload on the way forget it', () => {
  const { vm, shelf } = placing(() => new Promise(() => undefined))
  void vm.place(body)
  expect(shelf.value).toEqual({ key: 'key-1', body })
})
