import { foliage } from '../draw/joinery.ts'
import { landscape } from '../draw/landscape.ts'
import { pick } from '../look.ts'
import { type Colour, leaf, mix, palette } from '../palette.ts'
import { arch, box, path, sides, stroke } from '../shapes.ts'
import type { Subject } from '../subject.ts'
import { placed } from './ground.ts'

const walls = ['#e9dfcf', '#d9dfd0', '#ecd8cb', '#d6dde3', '#eee2c6'] as const
/** The woods of floors and tables. */
export const woods = ['#cfae86', '#b98f66', '#d9c3a0'] as const
const order: readonly Colour[] = [
  'white',
  'sage',
  'blush',
  'navy',
  'mustard',
  'sand',
  'grey',
  'oak',
  'walnut',
  'brass',
  'terracotta',
  'black',
]

/** The colour of the wall behind a thing: it changes from brother to brother, and is darker behind what is pale. */
export function wallFor({ colour, form }: Subject): string {
  const wall = pick(walls, form + order.indexOf(colour) * 2 + 1)
  return palette[colour].base > '#d' ? mix(wall, '#a58d74', 0.26) : wall
}

/** A plain wall. */
export const wall = (hue: string): string => path(box(0, 0, 800, 800), hue)

/** Floorboards from `y` down, with a skirting above them. */
export const floor = (y: number, wood: string): string =>
  path(box(0, y, 800, 800 - y), wood) +
  stroke(
    [-1, 0, 1, 2, 3, 4, 5].map((index) => `M${index * 160 + 80} ${y}L${index * 320 - 240} 800`).join(''),
    mix(wood, '#5a3a24', 0.3),
    2,
    'opacity=".5"',
  ) +
  path(box(0, y - 16, 800, 16), '#fbf6ec', 'opacity=".75"') +
  path(box(0, y, 800, 22), mix(wood, '#4a3228', 0.4), 'opacity=".2"')

/** A window with a garden behind it, and the light it throws into the room. */
export function windowAt(x: number, form: number, floorY: number): string {
  const round = form % 2 === 1
  const frame = round ? arch(x + 95, 400, 190, 330) : box(x, 80, 190, 310, 6)
  const foot = round ? 400 : 390
  return (
    path(sides([x + 10, floorY], [x + 190, floorY], [x + 330, 800], [x + 90, 800]), 'url(#day)') +
    path(frame, 'url(#sky)') +
    path(`M${x} ${foot - 70}q50 -60 96 -20t94 -20V${foot}H${x}z`, leaf.light, 'opacity=".75"') +
    path(frame, 'none', 'stroke="#fbf6ec" stroke-width="16"') +
    stroke(`M${x + 95} 78V${foot}M${x + 4} 236H${x + 186}`, '#fbf6ec', 9)
  )
}

/** A pot with leaves, as tall as a child. */
export const pottedPlant = (x: number, y: number, scale: number): string =>
  placed(
    x,
    y,
    60,
    foliage(-110, 230, 130, leaf) +
      path(sides([-70, -130], [70, -130], [52, 0], [-52, 0]), 'url(#round-terracotta)') +
      path(box(-78, -146, 156, 30, 6), 'url(#round-terracotta)'),
    scale,
  )

/** A framed landscape. */
export const picture = (x: number, y: number, w: number, h: number, form: number): string =>
  path(box(x + 10, y + 14, w, h), '#4a3228', 'opacity=".14"') +
  path(box(x, y, w, h, 3), palette.oak.base) +
  path(box(x + 9, y + 9, w - 18, h - 18), '#f7f2e8') +
  landscape(x + 26, y + 26, w - 52, h - 52, form)

/** Daylight falling across a wall. */
export const sunbeam = path(sides([470, 0], [760, 0], [420, 640], [120, 640]), 'url(#day)')

/** Tiles, for bath and kitchen. */
export const tiles = (hue: string, toY: number): string => {
  const joints = Array.from(
    { length: 10 },
    (_, row) =>
      `M0 ${row * 76}H800${Array.from({ length: 7 }, (_, column) => `M${column * 140 + (row % 2) * 70} ${row * 76}v76`).join('')}`,
  ).join('')
  return path(box(0, 0, 800, toY), hue) + stroke(joints, mix(hue, '#6f6152', 0.2), 2.5, 'opacity=".6"')
}
