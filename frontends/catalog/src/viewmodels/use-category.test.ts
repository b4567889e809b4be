import { expect, test } from 'bun:test'
import { type Category, catalog } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { CategoryPage } from '@galleria/contracts/web'
import type { ApiAnswer } from '@galleria/ui'
import { inPage } from '@galleria/ui/testing/in-page'
import { nextTick, ref } from 'vue'
import { type Choice, noChoice } from '../model/choice.ts'
import { apiOf, listingOf, no, settled, yes } from '../testing/samples.ts'
import { useCategory } from './use-category.ts'

const lighting = catalog.endpoints['category.list'].example.reply.categories[0] as Category
const locale = ref<Locale>('en')

/** Answers as late as a network does: not before everything else has had its turn. */
const later = <Value>(value: Value) => new Promise<Value>((resolve) => setImmediate(() => resolve(value)))
const arrived = async () => {
  await later(undefined)
  await settled()
}

function visiting(answer: (categoryId: string) => ApiAnswer<CategoryPage>) {
  const categoryId = ref('lighting')
  const choice = ref<Choice>(noChoice)
  const asked: string[] = []
  const api = apiOf({
    category: async (id, ask) => {
      asked.push(`${id} ${ask.choice.colours.join()}`.trim())
      return later(answer(id))
    },
  })
  const cursor = ref<string>()
  const { vm } = inPage(locale, () => useCategory(api, categoryId, choice, cursor, locale))
  return { vm, categoryId, choice, asked }
}
const pageOf = (categoryId: string) => yes({ category: { ...lighting, categoryId }, listing: listingOf(['lamp']) })

test('ticking a colour asks again, and the products stand until the answer is there', async () => {
  const { vm, choice, asked } = visiting((id) => pageOf(id))
  await arrived()

  choice.value = { ...noChoice, colours: ['oak'] }
  await nextTick()
  expect(vm.screen.value).toMatchObject({ phase: 'ready', reloading: true })
  await arrived()

  expect(vm.screen.value).toMatchObject({ phase: 'ready', reloading: false })
  expect(asked).toEqual(['lighting', 'lighting oak'])
})

test('on the way to another category, the last one is not passed off as it', async () => {
  const { vm, categoryId } = visiting((id) => pageOf(id))
  await arrived()

  categoryId.value = 'kitchen'
  await nextTick()
  expect(vm.screen.value.phase).toBe('loading')
  await arrived()

  expect(vm.screen.value).toMatchObject({ phase: 'ready', category: { categoryId: 'kitchen' } })
})

test('a category the catalogue denies is unknown; one it cannot be asked about has failed', async () => {
  const denied = visiting(() => no('category-unknown', 404))
  const away = visiting(() => no('unavailable', 503))
  await arrived()

  expect(denied.vm.screen.value).toEqual({ phase: 'unknown' })
  expect(away.vm.screen.value).toMatchObject({ phase: 'failed', problem: { outage: true } })
})

test('after a failure, trying again brings the category', async () => {
  const answers: ApiAnswer<CategoryPage>[] = [no('unavailable', 503), pageOf('lighting')]
  const { vm } = visiting(() => answers.shift() as ApiAnswer<CategoryPage>)
  await arrived()
  expect(vm.screen.value.phase).toBe('failed')

  await vm.reload()
  expect(vm.screen.value.phase).toBe('ready')
})
