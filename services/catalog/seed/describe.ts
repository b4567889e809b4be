import { between, chanceOf } from './chance.ts'
import { type MeasureName, measures } from './measures.ts'
import { packed } from './packed.ts'
import { stemOf, views } from './pictures.ts'
import { openingQuantity, type Range, type RangeVariant } from './ranges.ts'
import type { SeedProduct, SeedVariant, Text, View } from './types.ts'
import { wordsOf } from './words/index.ts'

/** What was measured of a piece. */
type Numbers = readonly (readonly [MeasureName, number])[]

/** Tells all there is to tell of a range; `pictureId` completes a picture's stem. */
export function describeRange(range: Range, pictureId: (stem: string) => string): SeedProduct {
  const { productId, code, department, kind, stuff, name } = range
  const chance = chanceOf(productId)
  // Squares push most ratings towards the top, as a shop that drops its worst pieces would see.
  const rating = Math.round((4.9 - 1.3 * chance() ** 2) * 10) / 10
  const ratingCount = 3 + Math.floor(480 * chance() ** 2.2)
  const numbers: Numbers = kind.measures.map(([name, from, to]) => [name, between(chance, from, to)])
  return {
    productId,
    code,
    categoryId: department.categoryId,
    name,
    ...wordsOf(productId),
    material: stuff.material,
    attributes: attributesOf(range, numbers),
    rating,
    ratingCount,
    popularity: Math.round(ratingCount * (rating - 2.5)) + between(chance, 0, 120),
    addedOn: dayAfter('2023-03-01', between(chance, 0, 1_030)),
    keywords: {
      en: [...kind.keywords.en, stuff.word.en, stuff.material, department.name.en.toLowerCase()],
      ko: [...kind.keywords.ko, stuff.word.ko, department.name.ko],
    },
    variants: range.variants.map((variant) => describeVariant(range, variant, numbers, pictureId)),
  }
}

function describeVariant(
  range: Range,
  { sizeFactor, ...variant }: RangeVariant,
  numbers: Numbers,
  pictureId: (stem: string) => string,
): SeedVariant {
  return {
    ...variant,
    packed: packed(range.kind.drawing, numbers, sizeFactor),
    openingStock: openingQuantity(variant.sku),
    pictures: views.map((view) => ({
      pictureId: pictureId(stemOf.variant(variant.sku, view)),
      view,
      alt: altOf(view, range.name, variant.name),
    })),
  }
}

function altOf(view: View, name: Text, variant: Text): Text {
  const en = `${name.en}, ${variant.en.toLowerCase()}`
  const ko = `${name.ko}, ${variant.ko}`
  switch (view) {
    case 'front':
      return { en, ko }
    case 'detail':
      return { en: `${en}: the surface up close`, ko: `${ko} 가까이 본 모습` }
    case 'room':
      return { en: `${en}: in a room`, ko: `${ko} 공간에 놓인 모습` }
  }
}

function attributesOf({ kind, stuff, origin }: Range, numbers: Numbers): SeedProduct['attributes'] {
  return [
    ...numbers.map(([key, number]) => {
      const { name, unit } = measures[key]
      return {
        name,
        value: { en: `${number.toLocaleString('en-GB')}${unit.en}`, ko: `${number.toLocaleString('en-GB')}${unit.ko}` },
      }
    }),
    ...(kind.facts ?? []).map(([key, value]) => ({ name: measures[key].name, value })),
    { name: { en: 'Made of', ko: '소재' }, value: stuff.made },
    { name: { en: 'Care', ko: '관리' }, value: kind.tableware ? stuff.tableCare : stuff.care },
    { name: { en: 'Made in', ko: '원산지' }, value: origin },
  ].slice(0, 7)
}

function dayAfter(start: string, days: number): string {
  return new Date(Date.parse(start) + days * 86_400_000).toISOString().slice(0, 10)
}
