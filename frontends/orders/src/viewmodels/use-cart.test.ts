import { expect, test } from 'bun:test'
import type { CartPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import type { OrdersApi } from '../api/orders-api.ts'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { cartOf, chair, lamps, pieces } from '../testing/samples.ts'
import { useCart } from './use-cart.ts'

function cart(given: Partial<OrdersApi>) {
  const told: unknown[] = []
  const page = inPage(() =>
    useCart(apiOf({ cart: async () => yes(cartOf([lamps, chair])), ...given }), locale, (change) => told.push(change)),
  )
  return { told, ...page }
}
const quantities = (vm: ReturnType<typeof useCart>) => {
  const screen = vm.screen.value
  return screen.phase === 'ready' ? screen.cart.lines.map(({ quantity }) => quantity) : screen.phase
}

test('a new number is shown at once, and granted by the shop', async () => {
  const changing = held<ApiAnswer<CartPage>>()
  const { vm, told } = cart({ change: () => changing.asked })
  await settled()

  void vm.setQuantity(lamps.sku, 3)
  expect(vm.wanted.get(lamps.sku)).toBe(3)
  expect(quantities(vm)).toEqual([2, 1])
  await settled()
  await changing.answer(yes(cartOf([pieces(lamps, 3), chair])))

  expect(vm.wanted.size).toBe(0)
  expect(quantities(vm)).toEqual([3, 1])
  expect(told).toEqual([{ itemCount: 4, added: { sku: lamps.sku, productName: 'Oslo table lamp', quantity: 1 } }])
})

test('of many quick presses the last number wins, and those in between are not asked for', async () => {
  const first = held<ApiAnswer<CartPage>>()
  const asked: number[] = []
  const { vm } = cart({
    change: (_, quantity) => {
      asked.push(quantity)
      return asked.length === 1 ? first.asked : Promise.resolve(yes(cartOf([pieces(lamps, quantity), chair])))
    },
  })
  await settled()

  void vm.setQuantity(lamps.sku, 3)
  await settled()
  void vm.setQuantity(lamps.sku, 4)
  void vm.setQuantity(lamps.sku, 5)
  await first.answer(yes(cartOf([pieces(lamps, 3), chair])))

  expect(asked).toEqual([3, 5])
  expect(quantities(vm)).toEqual([5, 1])
})

test('a number the shop refuses is taken back, and the line says why', async () => {
  const { vm, told } = cart({ change: async () => no('unavailable', 503) })
  await settled()

  await vm.setQuantity(lamps.sku, 9)

  expect(vm.wanted.size).toBe(0)
  expect(quantities(vm)).toEqual([2, 1])
  expect(vm.problems.get(lamps.sku)?.code).toBe('unavailable')
  expect(told).toEqual([])
})

test('a line that was taken out elsewhere makes the page look at the cart again', async () => {
  const carts = [yes(cartOf([lamps, chair])), yes(cartOf([chair]))]
  const { vm } = cart({ cart: async () => carts.shift() as never, change: async () => no('not-found', 404) })
  await settled()
  await vm.setQuantity(lamps.sku, 3)
  expect(quantities(vm)).toEqual([1])
})

test('what was taken out can be put back with the same number of pieces', async () => {
  const added: unknown[] = []
  const { vm, told } = cart({
    remove: async () => yes(cartOf([chair])),
    add: async (line) => {
      added.push(line)
      return yes(cartOf([chair, lamps]))
    },
  })
  await settled()
  const rows = () =>
    vm.screen.value.phase === 'ready' ? vm.screen.value.rows.map(({ kind, key }) => `${kind} ${key}`) : []

  expect(await vm.remove(lamps.sku)).toBe(true)
  expect(rows()).toEqual([`removed ${lamps.sku}`, `line ${chair.sku}`])
  expect(told).toEqual([{ itemCount: 1 }])

  expect(await vm.putBack(lamps.sku)).toBe(true)
  expect(rows()).toEqual([`line ${chair.sku}`, `line ${lamps.sku}`])
  expect(added).toEqual([{ sku: lamps.sku, quantity: 2 }])
})

test('when taking out does not work, the line stays and says so', async () => {
  const { vm } = cart({ remove: async () => no('deadline-exceeded', 504) })
  await settled()
  expect(await vm.remove(lamps.sku)).toBe(false)
  expect(quantities(vm)).toEqual([2, 1])
  expect(vm.problems.has(lamps.sku)).toBe(true)
})

test('commands are carried out one after the other', async () => {
  const removing = held<ApiAnswer<CartPage>>()
  let changed = false
  const { vm } = cart({
    remove: () => removing.asked,
    change: async () => {
      changed = true
      return yes(cartOf([pieces(chair, 2)]))
    },
  })
  await settled()

  void vm.remove(lamps.sku)
  void vm.setQuantity(chair.sku, 2)
  await settled()
  expect(changed).toBe(false)
  await removing.answer(yes(cartOf([chair])))

  expect(quantities(vm)).toEqual([2])
})

test('what the shop had to drop is said for as long as the page is open', async () => {
  const { vm } = cart({
    cart: async () => yes(cartOf([lamps], { dropped: ['OLD-001-OAK'] })),
    change: async () => yes(cartOf([pieces(lamps, 1)])),
  })
  await settled()
  await vm.setQuantity(lamps.sku, 1)
  expect(vm.screen.value).toMatchObject({ phase: 'ready', dropped: 1 })
})

test('a line that wants more than there is makes the whole cart short', async () => {
  const page = cartOf([lamps, chair])
  const { vm } = cart({
    cart: async () =>
      yes({ ...page, stock: { state: 'fresh', data: [{ sku: lamps.sku, available: 1, level: 'low' }] } }),
  })
  await settled()
  expect(vm.screen.value).toMatchObject({ short: true, stockUnknown: false })
})
