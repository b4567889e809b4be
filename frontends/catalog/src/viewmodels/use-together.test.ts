import { expect, test } from 'bun:test'
import type { Locale } from '@galleria/contracts/values'
import { inPage } from '@galleria/ui/testing/in-page'
import { nextTick, ref } from 'vue'
import { apiOf, settled, suggested, yes } from '../testing/samples.ts'
import { useTogether } from './use-together.ts'

const locale = ref<Locale>('en')

function asking(productIds: string[]) {
  const asked: (readonly string[])[] = []
  const api = apiOf({
    together: async (given) => {
      asked.push(given)
      return yes({ together: suggested('model', 'shade') })
    },
  })
  const held = ref<readonly string[]>(productIds)
  return { asked, productIds: held, ...inPage(locale, () => useTogether(api, held, locale)) }
}

test('nothing in hand means nothing to ask and nothing to show', async () => {
  const { asked, vm } = asking([])
  await settled()
  expect(asked).toEqual([])
  expect(vm.load.value).toMatchObject({ phase: 'ready', value: {} })
})

test('another product is another question, and what was shown stays until it is answered', async () => {
  const { asked, productIds, vm } = asking(['lamp'])
  await settled()
  productIds.value = ['lamp', 'mug']
  await nextTick()
  expect(vm.load.value).toMatchObject({ phase: 'ready' })
  expect(asked).toEqual([['lamp'], ['lamp', 'mug']])
})

test('a lamp in another colour is the same lamp: it is named once, and more of it is no new question', async () => {
  const { asked, productIds } = asking(['lamp', 'lamp'])
  await settled()
  productIds.value = ['lamp']
  await nextTick()
  expect(asked).toEqual([['lamp']])
})

test('a very long cart asks with the twenty that were put in last, as many as the shop takes', async () => {
  const { asked } = asking(Array.from({ length: 30 }, (_, n) => `lamp-${n}`))
  await settled()
  expect(asked[0]).toEqual(Array.from({ length: 20 }, (_, n) => `lamp-${n + 10}`))
})
