import { identifyPicture } from '../art/draw-picture.ts'
import { departments } from './departments.ts'
import { describeRange } from './describe.ts'
import { heroes, pictureSpecs, stemOf } from './pictures.ts'
import { ranges } from './ranges.ts'
import { stores } from './stores.ts'
import type { SeedCatalogue } from './types.ts'

export type * from './types.ts'

/** Everything the shop opens with: the same on every machine and every day. Draws each picture once to name it, so ask once. */
export function seedCatalogue(): SeedCatalogue {
  return {
    categories: departments.map(({ categoryId, name, description, pictureAlt }) => ({
      categoryId,
      name,
      description,
      pictureId: pictureId(stemOf.category(categoryId)),
      pictureAlt,
    })),
    products: ranges.map((range) => describeRange(range, pictureId)),
    stores: stores.map(({ colour: _, ...store }) => ({
      ...store,
      pictureId: pictureId(stemOf.store(store.storeId)),
      alt: { en: `The front of ${store.name.en}`, ko: `${store.name.ko} 매장 전경` },
    })),
    heroes: heroes.map((alt, index) => ({ pictureId: pictureId(stemOf.hero(index)), alt })),
  }
}

function pictureId(stem: string): string {
  const spec = pictureSpecs().get(stem)
  if (spec === undefined) throw new Error(`No picture is called ${stem}.`)
  return identifyPicture(stem, spec)
}
