import { expect, test } from 'bun:test'
import type { Locale } from '@galleria/contracts/values'
import type { Recommendations } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { inPage } from '@galleria/ui/testing/in-page'
import { nextTick, ref } from 'vue'
import { apiOf, card, held, lamp, lampPage, no, settled, yes } from '../testing/samples.ts'
import { type ProductAddress, useProduct } from './use-product.ts'

const locale = ref<Locale>('en')
const shown = (vm: ReturnType<typeof useProduct>) => {
  const { related } = vm.around.value
  return related && related.state !== 'missing' ? related.data.map((product) => product.productId) : undefined
}
const goesWith = (productId: string): ApiAnswer<Recommendations> =>
  yes({ products: { state: 'fresh', data: [{ ...card, productId }] } })

function lampIn(sku: string | undefined, recommend: (sku: string) => Promise<ApiAnswer<Recommendations>>) {
  const address = ref<ProductAddress>({ productId: lamp.productId, sku })
  const api = apiOf({ product: async () => yes(lampPage), recommendations: ([first]) => recommend(first ?? '') })
  const choose = async (next: string) => {
    address.value = { productId: lamp.productId, sku: next }
    await nextTick()
  }
  return { ...inPage(locale, () => useProduct(api, address, locale)), choose, address }
}

test('the page opens with what came along with it and asks nothing more', async () => {
  const { vm } = lampIn(undefined, () => Promise.reject(new Error('asked')))
  await settled()
  await nextTick()

  expect(vm.screen.value.phase).toBe('ready')
  expect(shown(vm)).toEqual(['reading-chair'])
})

test('what goes well changes with the variant', async () => {
  const { vm, choose } = lampIn(undefined, async (sku) => goesWith(`with-${sku}`))
  await settled()

  await choose('LMP-012-BLK')
  await settled()

  expect(vm.screen.value).toMatchObject({ variant: { sku: 'LMP-012-BLK' } })
  expect(shown(vm)).toEqual(['with-LMP-012-BLK'])
})

test('of two variants chosen quickly, the later one decides what goes well', async () => {
  const questions: Record<string, ReturnType<typeof held<ApiAnswer<Recommendations>>>> = {
    'LMP-012-BLK': held(),
    'LMP-012-OAK': held(),
  }
  const { vm, choose } = lampIn(
    undefined,
    (sku) => (questions[sku] as ReturnType<typeof held<ApiAnswer<Recommendations>>>).asked,
  )
  await settled()

  await choose('LMP-012-BLK')
  await choose('LMP-012-OAK')
  await questions['LMP-012-OAK']?.answer(goesWith('with-oak'))
  await questions['LMP-012-BLK']?.answer(goesWith('with-black'))

  expect(shown(vm)).toEqual(['with-oak'])
})

test('when nobody can say what goes well with the new variant, the old answer stays', async () => {
  const { vm, choose } = lampIn(undefined, async () => no('unavailable', 503))
  await settled()

  await choose('LMP-012-BLK')
  await settled()

  expect(shown(vm)).toEqual(['reading-chair'])
})

test('choosing a variant does not ask for the product again', async () => {
  let asked = 0
  const address = ref<ProductAddress>({ productId: lamp.productId, sku: undefined })
  const api = apiOf({
    product: async () => {
      asked += 1
      return yes(lampPage)
    },
    recommendations: async () => goesWith('rug'),
  })
  inPage(locale, () => useProduct(api, address, locale))
  await settled()

  address.value = { productId: lamp.productId, sku: 'LMP-012-BLK' }
  await nextTick()
  await settled()

  expect(asked).toBe(1)
})
