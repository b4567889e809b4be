import { expect, test } from 'bun:test'
import type { Locale } from '@galleria/contracts/values'
import { inPage } from '@galleria/ui/testing/in-page'
import { nextTick, ref } from 'vue'
import { apiOf, card, settled, yes } from '../testing/samples.ts'
import { useRecommendations } from './use-recommendations.ts'

const locale = ref<Locale>('en')

function asking(skus: string[]) {
  const asked: (readonly string[])[] = []
  const api = apiOf({
    recommendations: async (given) => {
      asked.push(given)
      return yes({ products: { state: 'fresh' as const, data: [card] } })
    },
  })
  const held = ref<readonly string[]>(skus)
  return { asked, skus: held, ...inPage(locale, () => useRecommendations(api, held, locale)) }
}

test('nothing in hand means nothing to ask and nothing to show', async () => {
  const { asked, vm } = asking([])
  await settled()
  expect(asked).toEqual([])
  expect(vm.load.value).toMatchObject({ phase: 'ready', value: { products: { data: [] } } })
})

test('another variant is another question, and what was shown stays until it is answered', async () => {
  const { asked, skus, vm } = asking(['LMP-012-OAK'])
  await settled()
  skus.value = ['LMP-012-BLK']
  await nextTick()
  expect(vm.load.value).toMatchObject({ phase: 'ready' })
  expect(asked).toEqual([['LMP-012-OAK'], ['LMP-012-BLK']])
})

test('a very long cart asks with the twenty that the catalogue takes', async () => {
  const { asked } = asking(Array.from({ length: 30 }, (_, n) => `LMP-${String(n).padStart(3, '0')}-OAK`))
  await settled()
  expect(asked[0]).toHaveLength(20)
})
