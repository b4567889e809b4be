import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { openShop } from './open-shop.ts'
import { aProduct, smallShop } from './small-shop.ts'

const shop = openShop()

describe('a shopper who types', () => {
  test('a product is found by its name, and the name counts for more than a mention in the text', () => {
    expect(shop.find('lamp')).toEqual(['oslo-table-lamp', 'oslo-floor-lamp', 'oslo-armchair'])
  })

  test('several words find only what has them all', () => {
    expect(shop.find('oslo lamp')).toEqual(['oslo-table-lamp', 'oslo-floor-lamp', 'oslo-armchair'])
    expect(shop.find('ceramic pendant')).toEqual(['maru-ceramic-pendant'])
  })

  test('the last word may be unfinished, even in the middle of an ending', () => {
    expect(shop.find('oslo ta')).toEqual(['oslo-table-lamp'])
    expect(shop.find('decorati')).toEqual(['bada-decorative-bowl'])
  })

  test('more than one and accents make no difference', () => {
    expect(shop.find('LAMPS')).toEqual(shop.find('lamp'))
    expect(shop.find('cafe mugs')).toEqual(['bada-caf-mug'])
    expect(shop.find('CAFÉ')).toEqual(['bada-caf-mug'])
  })

  test('colours, materials and categories are words like any other', () => {
    expect(shop.find('sage tableware')).toEqual(['bada-caf-mug', 'bada-decorative-bowl'])
  })

  test('when no product has every word, those with at least half of them are shown', () => {
    expect(shop.find('purple candle')).toEqual(['sol-pillar-candle'])
    expect(shop.find('purple zebra candle')).toEqual([])
    expect(shop.list({ text: 'ramp candle' })).toMatchObject({ outcome: 'found', total: 1 })
  })
})

describe('a shopper who types Korean', () => {
  test('a product is found by its Korean name', () => {
    expect(shop.find('램프')).toEqual(['oslo-table-lamp', 'oslo-floor-lamp'])
  })

  test('a part of a compound finds the whole', () => {
    expect(shop.find('컵')).toEqual(['bada-caf-mug'])
    expect(shop.find('머그')).toEqual(['bada-caf-mug'])
  })

  test('spaces may be left out or put in', () => {
    expect(shop.find('테이블램프')).toEqual(['oslo-table-lamp'])
    expect(shop.find('머그 컵')).toEqual(['bada-caf-mug'])
  })

  test('a slip of one key is put right', () => {
    expect(shop.list({ text: '펜던드' })).toMatchObject({ outcome: 'corrected', didYouMean: '펜던트', total: 1 })
  })

  test('both languages may be mixed, as people do', () => {
    expect(shop.find('oslo 테이블')).toEqual(['oslo-table-lamp'])
    expect(shop.find('오슬로 table')).toEqual(['oslo-table-lamp'])
  })
})

describe('a shopper who slips', () => {
  test.each([
    ['lmap', 'lamp', 'oslo-table-lamp'],
    ['kamp', 'lamp', 'oslo-table-lamp'],
    ['pendnat', 'pendant', 'maru-ceramic-pendant'],
    ['decoratve bowll', 'decorative bowl', 'bada-decorative-bowl'],
    ['tablelamp', 'table lamp', 'oslo-table-lamp'],
  ])('%s is read as %s', (typed, meant, first) => {
    const found = shop.list({ text: typed })
    expect(found.outcome).toBe('corrected')
    expect(found.didYouMean).toBe(meant)
    expect(found.page[0]?.product.productId).toBe(first)
  })

  test('what finds little is shown, and the spelling that finds more is offered', () => {
    const { list } = openShop({
      ...smallShop,
      products: [
        aProduct({ en: 'Dal stollen tin', ko: '달 슈톨렌 통', code: 'TIN-001' }),
        aProduct({ en: 'Dal stool', ko: '달 스툴', code: 'CHR-001' }),
        aProduct({ en: 'Bom stool', ko: '봄 스툴', code: 'CHR-002' }),
      ],
    })
    expect(list({ text: 'stol' })).toMatchObject({ outcome: 'found', total: 1, didYouMean: 'stool' })
    expect(list({ text: 'stoll' })).toMatchObject({ outcome: 'found', total: 1, didYouMean: 'stool' })
    expect(list({ text: 'stolle' })).not.toHaveProperty('didYouMean')
  })

  test('what is spelt right is not put right', () => {
    expect(shop.list({ text: 'mug' })).not.toHaveProperty('didYouMean')
  })

  test('what nobody could mean finds nothing and offers nothing', () => {
    const found = shop.list({ text: 'xylophonist' })
    expect(found).toMatchObject({ outcome: 'empty', total: 0, page: [] })
    expect(found).not.toHaveProperty('didYouMean')
  })

  test('signs alone find nothing, spaces alone are nothing typed', () => {
    expect(shop.list({ text: '"*&' }).total).toBe(0)
    expect(shop.list({ text: '   ' }).total).toBe(8)
  })
})

test('nothing that can be typed breaks a search', () => {
  const operators = fc.constantFrom(
    '"',
    "'",
    '*',
    'NEAR(',
    'AND',
    'OR NOT',
    '^lamp',
    'name:',
    '{name}:',
    '-',
    '\\',
    '\u0000',
    '%',
    ';--',
    '램',
    '👩‍🚀',
    'ﷺ',
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(operators, { maxLength: 8 }).map((parts) => parts.join(' ')),
    fc.array(operators, { maxLength: 8 }).map((parts) => parts.join('')),
  )
  fc.assert(
    fc.property(text, (typed) => {
      const found = shop.list({ text: typed })
      expect(found.total).toBe(found.page.length)
    }),
    { numRuns: 150 },
  )
})
