import type { DrawingName } from './drawings.ts'
import type { Material } from './paint.ts'
import type { Colour } from './palette.ts'

/** One thing to draw: what, in which form, of what, in which colour. */
export interface Subject {
  readonly drawing: DrawingName
  readonly form: number
  readonly material: Material
  readonly colour: Colour
}

/** All that a picture depends on. The title is what a reader of the SVG is told. */
export type PictureSpec =
  | { readonly scene: 'front' | 'detail' | 'room'; readonly title: string; readonly subject: Subject }
  | { readonly scene: 'category'; readonly title: string; readonly subjects: readonly Subject[]; readonly colour: Colour }
  | { readonly scene: 'store'; readonly title: string; readonly form: number; readonly colour: Colour }
  | { readonly scene: 'hero'; readonly title: string; readonly form: number }
