import { expect, test } from 'bun:test'
import { problem } from '@galleria/contracts/problem'
import { card, suggested } from '../testing/samples.ts'
import { aroundProduct, whySuggested } from './suggested.ts'

const related = (...ids: string[]) => ({
  state: 'fresh' as const,
  data: ids.map((productId) => ({ ...card, productId })),
})
const rows = (around: ReturnType<typeof aroundProduct>) => ({
  together: around.together?.products.map(({ productId }) => productId),
  similar: around.similar?.products.map(({ productId }) => productId),
  related: around.related?.state === 'fresh' ? around.related.data.map(({ productId }) => productId) : undefined,
})

test('what is much like it by the model stands for what goes well with it by description', () => {
  const around = aroundProduct(suggested('model', 'shade'), suggested('model', 'desk-lamp'), related('rug'))
  expect(rows(around)).toEqual({ together: ['shade'], similar: ['desk-lamp'], related: undefined })
})

test('no product stands in two rows, and a row of which nothing is left is not there', () => {
  const together = suggested('popular', 'shade', 'bulb')
  expect(rows(aroundProduct(together, undefined, related('shade', 'rug')))).toEqual({
    together: ['shade', 'bulb'],
    similar: undefined,
    related: ['rug'],
  })
  expect(aroundProduct(together, undefined, related('shade'))).toEqual({ together })
})

test('with nothing suggested, the catalogue’s own word stands, and so does the reason why there is none', () => {
  expect(aroundProduct(undefined, undefined, related('rug'))).toEqual({ related: related('rug') })
  const missing = { state: 'missing' as const, problem: problem('unavailable') }
  expect(aroundProduct(undefined, undefined, missing)).toEqual({ related: missing })
})

test('a reason is told by the name of the product; one without a name is not told', () => {
  const lamp = { kind: 'bought-with' as const, productId: 'lamp' }
  expect(whySuggested({ ...lamp, name: 'Oslo table lamp' })).toEqual({
    text: 'suggested.bought-with',
    name: 'Oslo table lamp',
  })
  expect(whySuggested(lamp)).toBeUndefined()
  expect(whySuggested({ kind: 'popular' })).toMatchObject({ text: 'suggested.popular' })
})
