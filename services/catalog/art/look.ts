import type { Material, Paint } from './paint.ts'
import type { Colour } from './palette.ts'

/** What a drawing is asked for: the colour and material of the thing, and which of its forms. */
export interface Look {
  readonly colour: Colour
  readonly material: Material
  /** Brothers of one kind count up from 0, so that no two look alike. */
  readonly form: number
  /** Its own colour in its own material. */
  readonly body: Paint
}

/** Where a thing is at home in a room. */
export type Home =
  | 'floor'
  | 'table'
  | 'wall'
  | 'ceiling'
  | 'seat'
  | 'carpet'
  | 'bed'
  | 'bath'
  | 'basin'
  | 'counter'
  | 'hall'
  | 'garden'

/** Homes where a thing hangs instead of standing. */
export const hangs: ReadonlySet<Home> = new Set(['wall', 'bath', 'counter', 'hall', 'garden'])

/** How to draw a kind of thing: about x = 0, standing on y = 0 (or hung about it), at most 520 high and 560 wide. */
export interface Drawing {
  readonly draw: (look: Look) => string
  readonly home: Home
  /** Half the width of what touches the ground, in the drawing's own measure. */
  readonly foot: number
  /** Its size in a room, as a share of its own measure. */
  readonly roomScale: number
  /** Its size alone in a picture; 1 unless said. */
  readonly frontScale?: number
  /** Where to look closely. */
  readonly focus: readonly [x: number, y: number]
}

/** Takes one of several by a form, going round. */
export function pick<Choice>(choices: readonly Choice[], form: number): Choice {
  const choice = choices[form % choices.length]
  if (choice === undefined) throw new RangeError(`There is no choice ${form} of ${choices.length}.`)
  return choice
}
