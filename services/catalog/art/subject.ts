import { type DrawingName, drawings } from './drawings.ts'
import { type Material, paint } from './paint.ts'
import type { Colour } from './palette.ts'

/** One thing to draw: what, in which form, of what, in which colour. */
export interface Subject {
  readonly drawing: DrawingName
  readonly form: number
  readonly material: Material
  readonly colour: Colour
}

/** Draws one thing about its own origin. */
export function drawSubject({ drawing, form, colour, material }: Subject): string {
  return drawings[drawing].draw({ colour, material, form, body: paint(colour, material) })
}

/** A thing for company, named in one line. */
export const prop = (drawing: DrawingName, colour: Colour, material: Material, form = 0): string =>
  drawSubject({ drawing, colour, material, form })
