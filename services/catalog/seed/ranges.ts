import { chanceOf } from './chance.ts'
import { collections } from './collections.ts'
import { colourWords } from './colours.ts'
import { departments } from './departments.ts'
import type { Department, Kind, Size } from './kind.ts'
import { type Stuff, stuffs } from './stuffs.ts'
import type { Colour, Text } from './types.ts'

/** One colour (and size) of a range. */
export interface RangeVariant {
  readonly sku: string
  readonly colour: Colour
  readonly name: Text
  readonly priceCents: number
  /** How much larger it is than the smallest size; 1 when there is one size only. */
  readonly sizeFactor: number
}

/** A piece with its kind and department: all that is known of a product before anything is written or drawn of it. */
export interface Range {
  readonly productId: string
  readonly code: string
  readonly department: Department
  readonly kind: Kind
  /** Its place among its brothers, from 0. */
  readonly form: number
  readonly stuff: Stuff
  readonly origin: Text
  readonly name: Text
  readonly variants: readonly RangeVariant[]
}

/** Every product of the shop, in the order of the departments, numbered within each. */
export const ranges: readonly Range[] = departments.flatMap((department) =>
  department.kinds
    .flatMap((kind) => kind.pieces.map((_, form) => ({ kind, form })))
    .flatMap(({ kind, form }, index) => range(department, kind, form, index + 1) ?? []),
)

function range(department: Department, kind: Kind, form: number, number: number): Range | undefined {
  const piece = kind.pieces[form]
  if (piece === undefined) return undefined
  const [collectionKey, stuffName, cents, colours] = piece
  const collection = collections[collectionKey]
  const stuff = stuffs[stuffName]
  const name: Text = {
    en: [collection.name.en, ...(kind.namesStuff ? [stuff.word.en] : []), kind.noun.en].join(' '),
    ko: [collection.name.ko, ...(kind.namesStuff ? [stuff.word.ko] : []), kind.noun.ko].join(' '),
  }
  const code = `${department.code}-${String(number).padStart(3, '0')}`
  const sizes = kind.sizes ?? [undefined]
  const variants = colours.flatMap((colour) => sizes.map((size) => variant(code, colour, cents, size)))
  return { productId: slug(name.en), code, department, kind, form, stuff, origin: collection.origin, name, variants }
}

function variant(code: string, colour: Colour, cents: number, size: Size | undefined): RangeVariant {
  const word = colourWords[colour]
  // Brass is cast and walnut is scarce, whatever is made of them.
  const dearer = (colour === 'brass' || colour === 'walnut' ? 1.08 : 1) * (size?.factor ?? 1)
  return {
    sku: `${code}-${word.code}${size?.letter ?? ''}`,
    colour,
    name:
      size === undefined
        ? word.name
        : { en: `${word.name.en}, ${size.name.en}`, ko: `${word.name.ko}, ${size.name.ko}` },
    priceCents: dearer === 1 ? cents : rounded(cents * dearer),
    sizeFactor: size?.factor ?? 1,
  }
}

/** Prices end as prices do: in .90 or .50 when small, in whole euros when not. */
function rounded(cents: number): number {
  if (cents >= 10_000) return Math.round(cents / 500) * 500 - 100
  if (cents >= 5_000) return Math.round(cents / 100) * 100
  return Math.floor(cents / 100) * 100 + (cents % 100 < 50 ? 50 : 90)
}

function slug(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
}

/** Pieces on the shelf when the shop opens: most have plenty, a few are almost or quite gone. */
export function openingQuantity(sku: string): number {
  const chance = chanceOf(`opening ${sku}`)
  const luck = chance()
  if (luck < 0.05) return 0
  if (luck < 0.13) return 1 + Math.floor(chance() * 3)
  return 10 + Math.floor(chance() * 51)
}
