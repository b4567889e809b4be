import type { DrawingName } from '../art/drawings.ts'
import type { CollectionKey } from './collections.ts'
import type { MeasureName } from './measures.ts'
import type { StuffName } from './stuffs.ts'
import type { Colour, Text } from './types.ts'

/** Which collection, of what, for how many cents, in which colours. The place in the list decides its form. */
export type Piece = readonly [collection: CollectionKey, stuff: StuffName, cents: number, colours: readonly Colour[]]

/** A size a piece comes in: its letter ends the SKU, its factor multiplies the price. */
export interface Size {
  readonly letter: string
  readonly name: Text
  readonly factor: number
}

/** One kind of product: how it is called, drawn and measured, and every piece of it. */
export interface Kind {
  readonly drawing: DrawingName
  readonly noun: Text
  /** Whether the stuff belongs in the name, as in 'Haneul linen throw'. */
  readonly namesStuff?: boolean
  /** Whether it is washed up, which changes how its stuff is cared for. */
  readonly tableware?: boolean
  readonly measures: readonly (readonly [MeasureName, from: number, to: number])[]
  readonly facts?: readonly (readonly [MeasureName, Text])[]
  readonly keywords: { readonly en: readonly string[]; readonly ko: readonly string[] }
  readonly sizes?: readonly Size[]
  readonly pieces: readonly Piece[]
}

/** A department of the shop: one category and the kinds it sells; the code begins its SKUs. */
export interface Department {
  readonly categoryId: string
  readonly code: string
  readonly name: Text
  readonly description: Text
  readonly pictureAlt: Text
  /** What its picture shows: the first in the middle, then left and right; the form is the place among the pieces. */
  readonly pictured: readonly (readonly [DrawingName, Colour, form: number])[]
  readonly kinds: readonly Kind[]
}
