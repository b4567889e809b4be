import type { Colour } from './palette.ts'
import type { Subject } from './subject.ts'

/** All that a picture depends on. The title is what a reader of the SVG is told. */
export type PictureSpec =
  | { readonly scene: 'front' | 'detail' | 'room'; readonly title: string; readonly subject: Subject }
  | {
      readonly scene: 'category'
      readonly title: string
      readonly subjects: readonly Subject[]
      readonly colour: Colour
    }
  | { readonly scene: 'store'; readonly title: string; readonly form: number; readonly colour: Colour }
  | { readonly scene: 'hero'; readonly title: string; readonly form: number }
