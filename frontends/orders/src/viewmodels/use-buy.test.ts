import { expect, test } from 'bun:test'
import { nextTick, ref } from 'vue'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { locale } from '../testing/in-page.ts'
import { cartOf, lamps } from '../testing/samples.ts'
import { useBuy } from './use-buy.ts'

const oak = { sku: lamps.sku, productName: lamps.productName, available: 5 }

test('pressing twice while it is being added adds once', async () => {
  let asked = 0
  const adding = held<ReturnType<typeof yes<ReturnType<typeof cartOf>>>>()
  const told: unknown[] = []
  const api = apiOf({
    add: () => {
      asked += 1
      return adding.asked
    },
  })
  const { quantity, buying, add } = useBuy(
    api,
    () => oak,
    locale,
    (change) => told.push(change),
  )
  quantity.value = 2

  void add()
  void add()
  expect(buying.value).toEqual({ phase: 'adding' })
  await adding.answer(yes(cartOf([lamps])))

  expect(asked).toBe(1)
  expect(buying.value).toEqual({ phase: 'added', quantity: 2 })
  expect(told).toEqual([{ itemCount: 2, added: { sku: lamps.sku, productName: 'Oslo table lamp', quantity: 2 } }])
})

test('nothing that is sold out can be added', async () => {
  const { soldOut, add } = useBuy(
    apiOf({}),
    () => ({ ...oak, available: 0 }),
    locale,
    () => undefined,
  )
  await add()
  expect(soldOut.value).toBe(true)
})

test('when nobody knows the stock it can still be added', () => {
  const { soldOut, most } = useBuy(
    apiOf({}),
    () => ({ ...oak, available: undefined }),
    locale,
    () => undefined,
  )
  expect([soldOut.value, most.value]).toEqual([false, 99])
})

test('a refusal is shown, nobody is told, and the next press tries again', async () => {
  const answers = [
    no('invalid-request', 400, { errors: [{ field: 'quantity', reason: 'too many' }] }),
    yes(cartOf([lamps])),
  ]
  const told: unknown[] = []
  const { buying, add } = useBuy(
    apiOf({ add: async () => answers.shift() as never }),
    () => oak,
    locale,
    (change) => told.push(change),
  )

  await add()
  expect(buying.value.phase).toBe('failed')
  expect(told).toEqual([])

  await add()
  expect(buying.value.phase).toBe('added')
})

test('another variant starts with one piece, and is not told about the one before', async () => {
  const article = ref(oak)
  const adding = held<ReturnType<typeof yes<ReturnType<typeof cartOf>>>>()
  const told: unknown[] = []
  const { quantity, buying, add } = useBuy(
    apiOf({ add: () => adding.asked }),
    () => article.value,
    locale,
    (change) => told.push(change),
  )
  quantity.value = 3
  await nextTick()

  void add()
  article.value = { ...oak, sku: 'LMP-012-BLK', available: 1 }
  await nextTick()
  await adding.answer(yes(cartOf([lamps])))
  await settled()

  expect([quantity.value, buying.value.phase]).toEqual([1, 'idle'])
  expect(told).toHaveLength(1)
})
