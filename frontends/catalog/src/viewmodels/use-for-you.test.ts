import { expect, test } from 'bun:test'
import type { Locale } from '@galleria/contracts/values'
import type { ForYou } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { inPage } from '@galleria/ui/testing/in-page'
import { ref } from 'vue'
import { apiOf, no, settled, suggested, yes } from '../testing/samples.ts'
import { useForYou } from './use-for-you.ts'

async function shown(answer: ApiAnswer<ForYou>) {
  const locale = ref<Locale>('en')
  const { vm } = inPage(locale, () => useForYou(apiOf({ forYou: async () => answer }), locale))
  await settled()
  return vm.forYou.value?.products.map(({ productId }) => productId)
}

test('what the model knows of the reader is shown', async () => {
  expect(await shown(yes({ forYou: suggested('model', 'shade', 'bulb') }))).toEqual(['shade', 'bulb'])
})

test('what everybody likes stands at the entrance already, so it is not shown again; nor is a failure', async () => {
  expect(await shown(yes({ forYou: suggested('popular', 'candle') }))).toBeUndefined()
  expect(await shown(yes({ forYou: suggested('last-known', 'candle') }))).toBeUndefined()
  expect(await shown(yes({}))).toBeUndefined()
  expect(await shown(no('unavailable', 503))).toBeUndefined()
})
