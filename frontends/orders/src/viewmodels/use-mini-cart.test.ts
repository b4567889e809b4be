import { expect, test } from 'bun:test'
import type { CartPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { nextTick } from 'vue'
import { apiOf, held, no, settled, yes } from '../testing/answers.ts'
import { inPage, locale } from '../testing/in-page.ts'
import { cartOf, lamps } from '../testing/samples.ts'
import { useMiniCart } from './use-mini-cart.ts'

const added = { sku: lamps.sku, productName: lamps.productName, quantity: 1 }

function miniCart(...answers: (ApiAnswer<CartPage> | Promise<ApiAnswer<CartPage>>)[]) {
  const announced: unknown[] = []
  const api = apiOf({ cart: async () => answers.shift() ?? no('unavailable', 503) })
  return {
    announced,
    ...inPage(() => useMiniCart(api, locale, (what, count) => announced.push([what.productName, count]))),
  }
}

test('a shopper without a cart sees a zero, and one whose cart cannot be had sees no number', async () => {
  const empty = miniCart(yes(cartOf([])))
  const unknown = miniCart(no('unavailable', 503))
  await settled()

  expect([empty.vm.itemCount.value, empty.vm.subtotal.value]).toEqual([0, undefined])
  expect(unknown.vm.itemCount.value).toBeUndefined()
})

test('what was put in is counted at once, highlighted and announced; the total follows', async () => {
  const later = held<ApiAnswer<CartPage>>()
  const { vm, announced } = miniCart(yes(cartOf([])), later.asked)
  await settled()

  vm.hear({ itemCount: 2, added })
  expect([vm.itemCount.value, vm.highlights.value]).toEqual([2, 1])
  expect(announced).toEqual([['Oslo table lamp', 2]])

  await later.answer(yes(cartOf([lamps])))
  await nextTick()
  expect(vm.subtotal.value?.cents).toBe(17_800)
})

test('taking something out is neither highlighted nor announced', async () => {
  const { vm, announced } = miniCart(yes(cartOf([lamps])), yes(cartOf([])))
  await settled()

  vm.hear({ itemCount: 0 })

  expect([vm.itemCount.value, vm.highlights.value, vm.subtotal.value]).toEqual([0, 0, undefined])
  expect(announced).toEqual([])
})

test('the number that was told stays when the cart itself cannot be had', async () => {
  const { vm } = miniCart(yes(cartOf([])))
  await settled()
  vm.hear({ itemCount: 3, added })
  await settled()
  expect(vm.itemCount.value).toBe(3)
})
