import { pick } from '../look.ts'
import { box, oval, path } from '../shapes.ts'

/** A small landscape, for a frame to hold. */
export function landscape(x: number, y: number, w: number, h: number, form: number): string {
  const skies = ['#efe1d0', '#dfe4e2', '#f3dcc9', '#e6e9d9', '#f0e6cf'] as const
  const hills = [
    ['#94a583', '#5f7d5a'],
    ['#7f93ad', '#35496d'],
    ['#c98a6a', '#8d4c37'],
    ['#d8a53d', '#a67a2c'],
    ['#c9a7a0', '#80563a'],
  ] as const
  const [far, near] = pick(hills, form)
  return (
    path(box(x, y, w, h), pick(skies, form)) +
    path(oval(x + w * 0.66, y + h * 0.34, w * 0.14), '#f4efe4') +
    path(
      `M${x} ${y + h * 0.7}Q${x + w * 0.3} ${y + h * 0.4} ${x + w * 0.6} ${y + h * 0.66}T${x + w} ${y + h * 0.56}V${y + h}H${x}z`,
      far,
    ) +
    path(`M${x} ${y + h * 0.86}Q${x + w * 0.4} ${y + h * 0.64} ${x + w} ${y + h * 0.84}V${y + h}H${x}z`, near)
  )
}
