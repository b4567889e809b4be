import { expect, test } from 'bun:test'
import { recommendations } from '@galleria/contracts/recommendations'
import { testCall } from '@galleria/testkit'
import { type Asked, fakeClient, type Told } from '../test/fake-client.ts'
import { away, popular, recommendationsAway, suggests } from '../test/suggesting.ts'
import { createRecommendationsDownstream } from './recommendations.ts'

const withLamp = suggests('model', { kind: 'bought-with', productId: 'lamp' }, 'shade', 'bulb')
const freshMs = 10_000

function recommending(told: Told) {
  let nowMs = Date.UTC(2026, 0, 15)
  const clock = { now: () => nowMs, monotonic: () => nowMs, after: () => () => {} }
  const asked: Asked[] = []
  const desk = createRecommendationsDownstream(fakeClient(recommendations, told, asked), clock)
  const ids = async (productIds: readonly string[]) => {
    const given = await desk.together(productIds, testCall())
    return given && [given.basis, ...given.suggestions.map(({ productId }) => productId)]
  }
  const timesAsked = (endpoint: string) =>
    asked.filter((each) => each.endpoint === `recommendations.${endpoint}`).length
  return { ...desk, ids, told, timesAsked, pass: (ms: number) => (nowMs += ms) }
}

test('the model’s word goes before what is popular', async () => {
  const { ids } = recommending({
    'recommendations.product.together': withLamp,
    'recommendations.product.popular': popular('candle'),
  })
  expect(await ids(['lamp'])).toEqual(['model', 'shade', 'bulb'])
})

test('a model that does not answer, or has nothing to say, leaves what is popular, without what is looked at', async () => {
  const told: Told = { ...recommendationsAway, 'recommendations.product.popular': popular('candle', 'lamp', 'mug') }
  const { ids } = recommending(told)
  expect(await ids(['lamp'])).toEqual(['popular', 'candle', 'mug'])

  told['recommendations.product.together'] = suggests('model', { kind: 'popular' })
  expect(await ids(['mug'])).toEqual(['popular', 'candle', 'lamp'])
})

test('when nobody answers it is what was popular, dated, for six hours, and then nothing', async () => {
  const { ids, together, told, pass } = recommending({
    ...recommendationsAway,
    'recommendations.product.popular': popular('candle', 'mug'),
  })
  await ids(['lamp'])
  told['recommendations.product.popular'] = away
  pass(freshMs)

  expect(await together(['mug'], testCall())).toMatchObject({
    basis: 'last-known',
    asOf: '2026-01-15T00:00:00.000Z',
    suggestions: [{ productId: 'candle' }],
  })
  pass(6 * 3_600_000)
  expect(await ids(['lamp'])).toBeUndefined()
})

test('nothing was ever known: there is nothing, and a list that holds only what is looked at is nothing too', async () => {
  expect(await recommending({ ...recommendationsAway }).ids(['lamp'])).toBeUndefined()
  const only = { ...recommendationsAway, 'recommendations.product.popular': popular('lamp') }
  expect(await recommending(only).ids(['lamp'])).toBeUndefined()
  const untaught = { ...recommendationsAway, 'recommendations.product.popular': popular() }
  expect(await recommending(untaught).ids(['lamp'])).toBeUndefined()
})

test('what is popular is asked every ten seconds; when nobody answers, after five seconds again, and it is back by itself', async () => {
  const { ids, timesAsked, told, pass } = recommending({
    'recommendations.product.together': away,
    'recommendations.product.popular': popular('candle'),
  })
  await Promise.all([ids(['lamp']), ids(['mug']), ids(['rug'])])
  pass(freshMs - 1)
  await ids(['lamp'])
  expect(timesAsked('product.popular')).toBe(1)

  told['recommendations.product.popular'] = away
  pass(1)
  await ids(['lamp'])
  expect(await ids(['lamp'])).toEqual(['last-known', 'candle'])
  expect(timesAsked('product.popular')).toBe(2)

  told['recommendations.product.popular'] = popular('mug')
  pass(5_000)
  expect(await ids(['lamp'])).toEqual(['popular', 'mug'])
})

test('what may be bought instead is the model’s word or nothing: what is popular is no alternative', async () => {
  const { similar, told } = recommending({ 'recommendations.product.similar': popular('candle') })
  expect(await similar('lamp', testCall())).toBeUndefined()
  told['recommendations.product.similar'] = away
  expect(await similar('lamp', testCall())).toBeUndefined()
  told['recommendations.product.similar'] = suggests('model', { kind: 'similar-to', productId: 'lamp' }, 'desk-lamp')
  expect(await similar('lamp', testCall())).toMatchObject({ suggestions: [{ productId: 'desk-lamp' }] })
})

test('a bug is nobody’s suggestion', async () => {
  const { ids } = recommending({
    'recommendations.product.together': () => {
      throw new TypeError('undefined is not a lamp')
    },
  })
  await expect(ids(['lamp'])).rejects.toThrow(TypeError)
})
