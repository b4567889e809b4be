import type { Look } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { box, oval, type Point, path, sides, stroke } from '../shapes.ts'

/** A leg that tapers to its foot; `back` legs stand in the shade. */
export function leg(x: number, top: number, footX: number, wide: number, brush: Paint, back = false, foot = 0): string {
  const tip = wide * 0.62
  return path(
    sides([x - wide / 2, top], [x + wide / 2, top], [footX + tip / 2, foot], [footX - tip / 2, foot]),
    back ? brush.tones.dark : brush.round,
  )
}

/** A board seen from the front and a little from above: the top catches the light. */
export function board(y: number, half: number, thick: number, brush: Paint, deep = 18, inset = 16): string {
  return (
    solid(sides([-half + inset, y - deep], [half - inset, y - deep], [half, y], [-half, y]), brush, 'top') +
    solid(box(-half, y, half * 2, thick, Math.min(5, thick / 2)), brush, 'face') +
    path(box(-half, y, half * 2, 2.5), brush.tones.light, 'opacity=".7"')
  )
}

/** A round board: an ellipse with an edge. */
export function disc(y: number, rx: number, ry: number, thick: number, brush: Paint): string {
  return (
    solid(`M${-rx} ${y}v${thick}a${rx} ${ry} 0 0 0 ${2 * rx} 0v${-thick}z`, brush, 'round') +
    solid(oval(0, y, rx, ry), brush, 'top') +
    stroke(`M${-rx + 3} ${y + 2}a${rx - 3} ${ry} 0 0 0 ${2 * rx - 6} 0`, brush.tones.base, 1.5, 'opacity=".6"')
  )
}

/** The dark mouth of a vessel and the light on its lip. */
export function mouth(y: number, rx: number, ry: number, brush: Paint, x = 0): string {
  const { tones } = brush
  return (
    path(
      oval(x, y, rx, ry),
      brush.material === 'glass' ? tones.light : tones.dark,
      brush.material === 'glass' ? 'opacity=".45"' : '',
    ) +
    path(
      oval(x, y + ry * 0.22, rx * 0.88, ry * 0.74),
      tones.deep,
      `opacity="${brush.material === 'glass' ? 0.18 : 0.75}"`,
    ) +
    stroke(oval(x, y, rx, ry), tones.light, 2.5)
  )
}

/** A streak of light down the left of something glossy. */
export const gleam = (x: number, y: number, long: number, bend = 10, opacity = 0.5): string =>
  stroke(`M${x} ${y}q${-bend} ${long / 2} 0 ${long}`, '#fffaf0', 7, `opacity="${opacity}"`)

/** A soft pad: seat, mattress, cushion. `puff` rounds its corners. */
export function pad(
  x: number,
  y: number,
  w: number,
  h: number,
  brush: Paint,
  puff = 24,
  lie: 'face' | 'top' | 'side' | 'round' = 'face',
): string {
  return solid(box(x, y, w, h, puff), brush, lie)
}

/** A few stalks with leaves, for pots and vases; `spread` opens them. */
export function foliage(
  y: number,
  tall: number,
  spread: number,
  colour: { light: string; base: string; dark: string },
): string {
  const stalks: readonly Point[] = [
    [-1, 0.72],
    [-0.55, 0.95],
    [0, 1.05],
    [0.5, 0.9],
    [1, 0.66],
  ]
  return stalks
    .map(([lean, share], index) => {
      const tipX = lean * spread
      const tipY = y - tall * share
      const tone = index % 2 === 0 ? colour.base : colour.light
      return (
        stroke(`M0 ${y}Q${tipX * 0.15} ${y - tall * share * 0.6} ${tipX} ${tipY}`, colour.dark, 4) +
        blade(tipX, tipY, tall * 0.3, lean * 40, tone) +
        blade(
          tipX * 0.6,
          y - tall * share * 0.62,
          tall * 0.24,
          lean * 40 - 62,
          index % 2 === 0 ? colour.light : colour.dark,
        ) +
        blade(tipX * 0.66, y - tall * share * 0.7, tall * 0.22, lean * 40 + 60, tone)
      )
    })
    .join('')
}

/** One leaf, growing from its foot, leaning by degrees. */
export const blade = (x: number, y: number, long: number, lean: number, colour: string): string =>
  `<path d="M0 8C${-long * 0.3} ${-long * 0.25} ${-long * 0.2} ${-long * 0.8} 0 ${-long}C${long * 0.2} ${-long * 0.8} ${long * 0.3} ${-long * 0.25} 0 8z" fill="${colour}" transform="translate(${x} ${y}) rotate(${lean})"/>`

/** The quiet companions a thing is made with. */
export const oak = paint('oak', 'wood')
/** See {@link oak}. */
export const brass = paint('brass', 'metal')
/** See {@link oak}. */
export const iron = paint('black', 'metal')
/** See {@link oak}. */
export const walnut = paint('walnut', 'wood')

/** Undyed wax. */
export const wax = paint('white', 'wax')

/** The shadow of something flat on the wall behind it. */
export const cast = (d: string): string => path(d, '#4a3228', 'opacity=".2" transform="translate(18 24)"')

/** A bright eye. */
export const eye = (x: number, y: number, r = 9): string =>
  path(oval(x, y, r), '#33291f') + path(oval(x - r * 0.3, y - r * 0.35, r * 0.34), '#ffffff')

/** Four legs, the back pair in the shade; `splay` sets the feet apart. */
export const fourLegs = (half: number, top: number, wide: number, brush: Look['body'], splay = 16): string =>
  leg(-half + 46, top, -half + 46 - splay / 2, wide * 0.8, brush, true) +
  leg(half - 46, top, half - 46 + splay / 2, wide * 0.8, brush, true) +
  leg(-half, top, -half - splay, wide, brush) +
  leg(half, top, half + splay, wide, brush)
