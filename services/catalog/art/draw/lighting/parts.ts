import { type Paint, paint, solid } from '../../paint.ts'
import { oval, path, sides, stroke } from '../../shapes.ts'
import { gleam } from '../joinery.ts'

/** Light around a lamp. */
export const halo = (y: number, r: number): string => path(oval(0, y, r), 'url(#glow)')

/** Shades are of linen unless said otherwise. */
export const cream = paint('white', 'linen')

/** The bright rim of a lit shade. */
export const warm = '#ffeec4'

/** A shade with straight sides, lit from within: bright towards the rim. */
export function cone(y: number, topHalf: number, bottomHalf: number, high: number, brush: Paint): string {
  const d = sides([-topHalf, y], [topHalf, y], [bottomHalf, y + high], [-bottomHalf, y + high])
  const middle = topHalf + (bottomHalf - topHalf) * 0.45
  return (
    solid(d, brush, 'round') +
    path(
      sides([-middle, y + high * 0.45], [middle, y + high * 0.45], [bottomHalf, y + high], [-bottomHalf, y + high]),
      warm,
      'opacity=".28"',
    ) +
    path(oval(0, y + high, bottomHalf, bottomHalf * 0.1), warm) +
    path(oval(0, y, topHalf, topHalf * 0.1), brush.tones.light)
  )
}

/** A dome of metal, glass or porcelain with the light spilling out beneath. */
export function dome(y: number, half: number, high: number, brush: Paint): string {
  return (
    path(oval(0, y + high, half, half * 0.13), warm) +
    solid(
      `M${-half} ${y + high}C${-half} ${y + high * 0.2} ${-half * 0.6} ${y} 0 ${y}S${half} ${y + high * 0.2} ${half} ${y + high}Q0 ${y + high + half * 0.14} ${-half} ${y + high}z`,
      brush,
      'round',
    ) +
    gleam(-half * 0.55, y + high * 0.28, high * 0.45, 14, 0.45)
  )
}

/** A ball of opal glass, alight. */
export const globe = (y: number, r: number, tint: string): string =>
  path(oval(0, y, r), '#fff4da') +
  path(oval(r * 0.14, y + r * 0.16, r * 0.84), tint, 'opacity=".16"') +
  path(oval(-r * 0.3, y - r * 0.34, r * 0.3, r * 0.2), '#ffffff', 'opacity=".8"')

/** Paper over ribs. */
export function lantern(y: number, half: number, high: number, brush: Paint): string {
  const d = `M${-half * 0.5} ${y}C${-half * 1.15} ${y + high * 0.2} ${-half * 1.15} ${y + high * 0.8} ${-half * 0.5} ${y + high}h${half}C${half * 1.15} ${y + high * 0.8} ${half * 1.15} ${y + high * 0.2} ${half * 0.5} ${y}z`
  const ribs = [0.16, 0.32, 0.5, 0.68, 0.84].map((share) => {
    const r = half * (0.98 - Math.abs(share - 0.5) * 0.62)
    return `M${-r} ${y + high * share}Q0 ${y + high * share + 16} ${r} ${y + high * share}`
  })
  return (
    solid(d, brush, 'ball') +
    path(oval(0, y + high * 0.55, half * 0.6, high * 0.34), 'url(#glow)') +
    stroke(ribs.join(''), brush.tones.dark, 2, 'opacity=".55"')
  )
}
