import { describe, expect, test } from 'bun:test'
import { makeFindRelated } from '../application/find-related.ts'
import { makeSuggest } from '../application/suggest.ts'
import { openShop } from './open-shop.ts'

const shop = openShop()
const suggest = makeSuggest(shop)
const related = makeFindRelated(shop)
const texts = (prefix: string, language: 'en' | 'ko' = 'en', limit = 10) =>
  suggest(prefix, language, limit).map(({ text }) => text)

describe('while a shopper is typing', () => {
  test('categories, what several things are called, and products are offered, those that begin so first', () => {
    expect(suggest('li', 'en', 10)).toEqual([
      { kind: 'category', text: 'Lighting', id: 'lighting' },
      { kind: 'phrase', text: 'light' },
    ])
    expect(texts('oslo')).toEqual(['Oslo table lamp', 'Oslo armchair', 'Oslo floor lamp'])
  })

  test('a word in the middle of a name is found, and so are several unfinished ones', () => {
    expect(texts('pend')).toEqual(['Maru ceramic pendant'])
    expect(texts('la os')).toEqual(['Oslo table lamp', 'Oslo floor lamp'])
  })

  test('from the fourth key on a slip is forgiven, before it is not', () => {
    expect(texts('pnedant')).toEqual(['Maru ceramic pendant'])
    expect(texts('osol t')).toEqual(['Oslo table lamp'])
    expect(texts('pnd')).toEqual([])
  })

  test('a Korean name is offered before its syllable is finished', () => {
    expect(texts('ㅁ', 'ko')).toEqual(['무드등', '마루 도자기 펜던트', '바다 머그컵'])
    expect(texts('머ㄱ', 'ko')).toEqual(['바다 머그컵'])
  })

  test("a name in the other language is found too, and offered in the page's own", () => {
    expect(texts('mug', 'ko')).toEqual(['바다 머그컵'])
    expect(texts('머그', 'en')).toEqual(['Bada café mug'])
  })

  test('no more is offered than asked for, and nothing for signs', () => {
    expect(texts('o', 'en', 2)).toHaveLength(2)
    expect(texts('"*')).toEqual([])
  })
})

describe('what goes with a thing', () => {
  const ids = (skus: string[], limit = 10) => related(skus, limit).map(({ product }) => product.productId)

  test('is alike first, then of its department, then of its collection', () => {
    expect(ids(['LMP-001-OAK'], 3)).toEqual(['oslo-floor-lamp', 'maru-ceramic-pendant', 'oslo-armchair'])
  })

  test('is never what was given, in whatever colour, and comes once', () => {
    const found = ids(['LMP-001-OAK', 'LMP-001-BLK', 'CHR-001-OAK'])
    expect(found).not.toContain('oslo-table-lamp')
    expect(found).not.toContain('oslo-armchair')
    expect(new Set(found).size).toBe(found.length)
    expect(found[0]).toBe('oslo-floor-lamp')
  })

  test('is shown in the colour of the variant looked at, where it comes in it', () => {
    const colours = (sku: string) => related([sku], 10).map(({ variant }) => variant.colour)
    expect(colours('LMP-001-OAK')).not.toEqual(colours('LMP-001-BLK'))
    expect(colours('LMP-001-BLK')).toContain('black')
  })

  test('is the same whatever the order asked in, and nothing for what nobody knows', () => {
    expect(ids(['CHR-001-OAK', 'LMP-003-WHT'])).toEqual(ids(['LMP-003-WHT', 'CHR-001-OAK']))
    expect(ids(['OLD-001-OAK'])).toEqual([])
    expect(ids(['OLD-001-OAK', 'LMP-001-OAK'])).toEqual(ids(['LMP-001-OAK']))
  })
})
