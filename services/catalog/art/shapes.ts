/** A point in a drawing: x to the right from the middle, y down from the ground, so that most of a thing is negative. */
export type Point = readonly [x: number, y: number]

/** A silhouette for the lathe: half widths at heights, from the rim down. */
export type Profile = readonly [Point, ...Point[]]

/** A shape with a fill and, at will, more attributes. */
export const path = (d: string, fill: string, more = ''): string =>
  `<path d="${d}" fill="${fill}"${more && ` ${more}`}/>`

/** A line with round ends. */
export const stroke = (d: string, colour: string, width: number, more = ''): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"${more && ` ${more}`}/>`

/** Things moved together, made larger or smaller about their own origin, and turned by degrees. */
export const at = (x: number, y: number, inside: string, scale = 1, turn = 0): string =>
  `<g transform="translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}${turn === 0 ? '' : ` rotate(${turn})`}">${inside}</g>`

/** A rectangle from its upper left corner, corners rounded by `r`. */
export function box(x: number, y: number, w: number, h: number, r = 0): string {
  if (r === 0) return `M${x} ${y}h${w}v${h}h${-w}z`
  const round = Math.min(r, w / 2, h / 2)
  return `M${x + round} ${y}h${w - 2 * round}a${round} ${round} 0 0 1 ${round} ${round}v${h - 2 * round}a${round} ${round} 0 0 1 ${-round} ${round}h${2 * round - w}a${round} ${round} 0 0 1 ${-round} ${-round}v${2 * round - h}a${round} ${round} 0 0 1 ${round} ${-round}z`
}

/** An ellipse about its middle. */
export const oval = (x: number, y: number, rx: number, ry = rx): string =>
  `M${x - rx} ${y}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`

/** Straight edges through points, closed. */
export const sides = (...points: readonly Point[]): string => `M${points.map(([x, y]) => `${x} ${y}`).join('L')}z`

/** A doorway: round on top, `w` wide about the middle, standing on `y`. */
export const arch = (x: number, y: number, w: number, h: number): string =>
  `M${x - w / 2} ${y}v${w / 2 - h}a${w / 2} ${w / 2} 0 0 1 ${w} 0v${h - w / 2}z`

/** What a lathe makes: half widths at heights, from top to bottom, mirrored and joined by one smooth line. */
export function turned(profile: readonly Point[], bottom = 6): string {
  const right = smooth(profile)
  const left = smooth(profile.map(([x, y]): Point => [-x, y]).reverse())
  const [topX, topY] = profile[0] ?? [0, 0]
  const [endX, endY] = profile.at(-1) ?? [0, 0]
  return `M${topX} ${topY}${right}Q0 ${endY + bottom * 2} ${-endX} ${endY}${left}z`
}

/** Catmull-Rom through the points as cubic Béziers, starting from where the pen already is. */
function smooth(points: readonly Point[]): string {
  return points
    .slice(1)
    .map((to, index) => {
      const from = points[index] ?? to
      const before = points[index - 1] ?? from
      const after = points[index + 2] ?? to
      return `C${from[0] + (to[0] - before[0]) / 6} ${from[1] + (to[1] - before[1]) / 6} ${to[0] - (after[0] - from[0]) / 6} ${to[1] - (after[1] - from[1]) / 6} ${to[0]} ${to[1]}`
    })
    .join('')
}
