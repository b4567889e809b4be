import { expect, test } from 'bun:test'
import type { Listing } from '@galleria/contracts/catalog'
import type { Locale } from '@galleria/contracts/values'
import type { ApiAnswer } from '@galleria/ui'
import { inPage } from '@galleria/ui/testing/in-page'
import { nextTick, ref } from 'vue'
import { held, listingOf, no, settled, yes } from '../testing/samples.ts'
import { useListing } from './use-listing.ts'

type Page = { listing: Listing }
const locale = ref<Locale>('en')
const ids = (vm: { load: { value: { phase: string; value?: Page } } }) =>
  vm.load.value.value?.listing.products.map((product) => product.productId)

test('the next products come after those shown, until there are no more', async () => {
  const pages: Record<string, Listing> = {
    first: listingOf(['a', 'b'], 'after-b', 3),
    'after-b': listingOf(['c'], undefined, 3),
  }
  const { vm } = inPage(locale, () =>
    useListing<Page>(
      () => 'oak',
      async (cursor) => yes({ listing: pages[cursor ?? 'first'] as Listing }),
    ),
  )
  await settled()

  await vm.showMore()
  expect(ids(vm)).toEqual(['a', 'b', 'c'])

  await vm.showMore()
  expect(ids(vm)).toEqual(['a', 'b', 'c'])
})

test('when the next products do not come, those shown stay and it can be tried again', async () => {
  const answers: ApiAnswer<Page>[] = [no('unavailable', 503), yes({ listing: listingOf(['c']) })]
  const { vm } = inPage(locale, () =>
    useListing<Page>(
      () => 'oak',
      async (cursor) => (cursor ? (answers.shift() as ApiAnswer<Page>) : yes({ listing: listingOf(['a'], 'next') })),
    ),
  )
  await settled()

  await vm.showMore()
  expect(vm.more.value).toBe('failed')
  expect(ids(vm)).toEqual(['a'])

  await vm.showMore()
  expect(vm.more.value).toBe('idle')
  expect(ids(vm)).toEqual(['a', 'c'])
})

test('pressing twice asks once', async () => {
  let asked = 0
  const next = held<ApiAnswer<Page>>()
  const { vm } = inPage(locale, () =>
    useListing<Page>(
      () => 'oak',
      async (cursor) => {
        if (!cursor) return yes({ listing: listingOf(['a'], 'next') })
        asked += 1
        return next.asked
      },
    ),
  )
  await settled()

  void vm.showMore()
  void vm.showMore()
  await next.answer(yes({ listing: listingOf(['b']) }))

  expect(asked).toBe(1)
  expect(ids(vm)).toEqual(['a', 'b'])
})

test('more of the oak ones is dropped when the shopper has turned to brass', async () => {
  const colour = ref('oak')
  const moreOak = held<ApiAnswer<Page>>()
  const { vm } = inPage(locale, () =>
    useListing<Page>(
      () => colour.value,
      async (cursor) => (cursor ? moreOak.asked : yes({ listing: listingOf([colour.value], 'next') })),
    ),
  )
  await settled()

  void vm.showMore()
  colour.value = 'brass'
  await nextTick()
  await moreOak.answer(yes({ listing: listingOf(['more-oak']) }))

  expect(ids(vm)).toEqual(['brass'])
  expect(vm.more.value).toBe('idle')
})

test('of two choices in a row the later one is shown, whichever answer comes first', async () => {
  const colour = ref('white')
  const questions: Record<string, ReturnType<typeof held<ApiAnswer<Page>>>> = {
    white: held(),
    oak: held(),
    brass: held(),
  }
  const { vm } = inPage(locale, () =>
    useListing<Page>(
      () => colour.value,
      () => (questions[colour.value] as ReturnType<typeof held<ApiAnswer<Page>>>).asked,
    ),
  )
  colour.value = 'oak'
  await nextTick()
  colour.value = 'brass'
  await nextTick()

  await questions.brass?.answer(yes({ listing: listingOf(['brass']) }))
  await questions.oak?.answer(yes({ listing: listingOf(['oak']) }))

  expect(ids(vm)).toEqual(['brass'])
})
