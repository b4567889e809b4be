import type { PictureSpec } from '../art/spec.ts'
import type { Subject } from '../art/subject.ts'
import { departments } from './departments.ts'
import type { Department } from './kind.ts'
import { type Range, type RangeVariant, ranges } from './ranges.ts'
import { stores } from './stores.ts'
import { stuffs } from './stuffs.ts'
import type { Text, View } from './types.ts'

/** The views of a variant, in the order of the gallery. */
export const views: readonly View[] = ['front', 'detail', 'room']

/** The scenes of the home page. */
export const heroes: readonly Text[] = [
  { en: 'A living room under a glass roof in the morning', ko: '유리 지붕 아래 아침의 거실' },
  { en: 'A long table laid for supper in the evening', ko: '저녁 식사를 차린 긴 식탁' },
]

/** A picture's id without the hash. */
export const stemOf = {
  variant: (sku: string, view: View): string => `${sku.toLowerCase()}-${view}`,
  category: (categoryId: string): string => `category-${categoryId}`,
  store: (storeId: string): string => `store-${storeId}`,
  hero: (index: number): string => `hero-${index + 1}`,
}

let known: ReadonlyMap<string, PictureSpec> | undefined

/** What every picture of the shop shows, by its stem. Made once. */
export function pictureSpecs(): ReadonlyMap<string, PictureSpec> {
  known ??= new Map<string, PictureSpec>([
    ...ranges.flatMap((range) => range.variants.flatMap((variant) => ofVariant(range, variant))),
    ...departments.map((department): [string, PictureSpec] => [
      stemOf.category(department.categoryId),
      ofDepartment(department),
    ]),
    ...stores.map(({ storeId, name, colour }, form): [string, PictureSpec] => [
      stemOf.store(storeId),
      { scene: 'store', title: name.en, form, colour },
    ]),
    ...heroes.map(({ en }, form): [string, PictureSpec] => [stemOf.hero(form), { scene: 'hero', title: en, form }]),
  ])
  return known
}

function ofDepartment({ pictured, pictureAlt, kinds }: Department): PictureSpec {
  const subjects = pictured.map(([drawing, colour, form]): Subject => {
    const piece = kinds.find((kind) => kind.drawing === drawing)?.pieces[form]
    if (piece === undefined) throw new RangeError(`There is no ${drawing} in form ${form}.`)
    return { drawing, form, colour, material: stuffs[piece[1]].material }
  })
  return { scene: 'category', title: pictureAlt.en, subjects, colour: subjects[0]?.colour ?? 'sand' }
}

function ofVariant(range: Range, variant: RangeVariant): [string, PictureSpec][] {
  const title = `${range.name.en}, ${variant.name.en.toLowerCase()}`
  return views.map((view) => [
    stemOf.variant(variant.sku, view),
    { scene: view, title, subject: subjectOf(range, variant) },
  ])
}

const subjectOf = ({ kind, form, stuff }: Range, { colour }: RangeVariant): Subject => ({
  drawing: kind.drawing,
  form,
  material: stuff.material,
  colour,
})
