import { foliage } from '../draw/joinery.ts'
import { pick } from '../look.ts'
import { type Colour, leaf, mix, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { prop } from '../subject.ts'
import { placed } from './ground.ts'

const skies = ['#d9e4e6', '#f1e0cf', '#dfe3ea', '#f4e6d2', '#dbe6de'] as const
const facades = ['#e9dcc8', '#d8b8a2', '#e4e0d6', '#e8cfa8', '#dcc0b6', '#c9cfc4'] as const

/** The house's mark: an arch in an arch. */
const mark = (x: number, y: number, colour: string): string =>
  stroke(arch(x, y, 44, 56), colour, 5) + stroke(arch(x, y, 20, 32), colour, 5)

/** Stripes of an awning that end in scallops. */
function awning(x: number, y: number, w: number, colour: Colour): string {
  const count = 8
  const step = w / count
  return (
    Array.from({ length: count }, (_, index) => {
      const left = x + index * step
      const tone = index % 2 === 0 ? palette[colour].base : '#faf4e8'
      const lean = (at: number): number => at + (at - x - w / 2) * 0.1
      return path(
        `M${left} ${y}h${step}L${lean(left + step)} ${y + 66}a${step * 0.55} ${step * 0.5} 0 0 1 ${-step * 1.1} 0z`,
        tone,
      )
    }).join('') +
    path(box(x - 4, y - 8, w + 8, 12, 4), palette[colour].dark) +
    path(sides([x, y + 30], [x + w, y + 30], [x + w * 1.05, y + 66], [x - w * 0.05, y + 66]), '#4a3228', 'opacity=".1"')
  )
}

/** The front of one of our stores. */
export function store(form: number, colour: Colour): string {
  const wall = pick(facades, form)
  const dark = mix(wall, '#4a3228', 0.22)
  const tone = palette[colour]
  const roofs = [
    () => path(box(96, 96, 608, 26, 4), dark) + path(box(110, 60, 580, 40), mix(wall, '#ffffff', 0.3)),
    () =>
      path(sides([96, 150], [400, 20], [704, 150]), mix('#8a5a48', wall, 0.2)) +
      path(oval(400, 108, 26), '#cfdcdf', 'stroke="#fbf6ec" stroke-width="8"'),
    () =>
      path('M110 120V70H180V40H260V10H540V40H620V70H690V120z', wall) +
      stroke('M110 70H180V40H260V10H540V40H620V70H690', dark, 9),
    () =>
      path(sides([120, 120], [150, 20], [650, 20], [680, 120]), '#7c8a8c') +
      [230, 400, 570].map((x) => path(arch(x, 118, 60, 80), '#cfdcdf', 'stroke="#fbf6ec" stroke-width="7"')).join(''),
  ] as const
  const upper = [220, 400, 580]
    .map(
      (x) =>
        (form % 2 === 0
          ? path(arch(x, 300, 92, 150), 'url(#pane)', 'stroke="#fbf6ec" stroke-width="9"')
          : path(box(x - 46, 160, 92, 140, 3), 'url(#pane)', 'stroke="#fbf6ec" stroke-width="9"')) +
        stroke(`M${x} 164V298M${x - 44} 230H${x + 44}`, '#fbf6ec', 5) +
        (form % 3 === 0
          ? path(box(x - 54, 300, 108, 16, 3), dark) +
            path(oval(x - 24, 298, 24, 15), leaf.light) +
            path(oval(x + 20, 297, 28, 17), leaf.base)
          : path(box(x - 56, 302, 112, 12, 3), dark)),
    )
    .join('')
  const shopWindow = (x: number, w: number, goods: string): string =>
    path(box(x, 440, w, 230, 6), '#f7e9c9', `stroke="${tone.deep}" stroke-width="12"`) +
    path(sides([x + 6, 446], [x + w * 0.5, 446], [x + w * 0.2, 664], [x + 6, 664]), '#ffffff', 'opacity=".3"') +
    goods +
    path(box(x - 8, 664, w + 16, 20, 3), tone.deep)
  const goods = [
    [prop('table-lamp', 'terracotta', 'ceramic', 3), prop('vase', 'navy', 'ceramic', 0)],
    [prop('armchair', 'mustard', 'linen', 1), prop('floor-lamp', 'black', 'metal', 1)],
    [prop('planter', 'terracotta', 'ceramic', 0), prop('teapot', 'white', 'ceramic', 0)],
    [prop('dining-chair', 'oak', 'wood', 0), prop('table-lamp', 'navy', 'ceramic', 2)],
  ] as const
  const [one, two] = pick(goods, form)
  const doorX = pick([400, 560, 240], form)
  const windows = pick(
    [
      [
        [150, 170],
        [480, 170],
      ],
      [
        [146, 150],
        [322, 150],
      ],
      [
        [330, 150],
        [506, 150],
      ],
    ] as const,
    form,
  )
  const [[x1, w1], [x2, w2]] = windows
  const door =
    path(form % 2 === 0 ? arch(doorX, 690, 112, 250) : box(doorX - 56, 446, 112, 244, 5), tone.dark) +
    path(form % 2 === 0 ? arch(doorX, 610, 78, 150) : box(doorX - 40, 464, 80, 146, 3), '#f4e3bd') +
    path(oval(doorX + 38, 600, 7), palette.brass.light)
  return (
    path(box(0, 0, 800, 800), pick(skies, form)) +
    path(box(0, 180, 96, 510), mix(wall, '#9aa5a8', 0.5)) +
    path(box(704, 140, 96, 550), mix(wall, '#b08a78', 0.5)) +
    path(box(110, 100, 580, 590), wall) +
    pick(roofs, form)() +
    upper +
    path(box(110, 334, 580, 60), tone.deep) +
    mark(400, 390, palette.brass.light) +
    path(box(110, 430, 580, 260), mix(tone.base, '#f7f0e2', 0.35)) +
    shopWindow(x1, w1, at(x1 + w1 / 2, 662, one, 0.34)) +
    shopWindow(x2, w2, at(x2 + w2 / 2, 662, two, 0.36)) +
    door +
    awning(124, 394, 552, colour) +
    path(box(0, 690, 800, 110), '#cfc6b8') +
    path(box(0, 690, 800, 14), '#b7ac9b') +
    stroke('M0 748H800M120 704L70 800M320 704L300 800M520 704L540 800M720 704L790 800', '#b7ac9b', 3) +
    placed(
      66,
      730,
      50,
      path(sides([-44, -90], [44, -90], [34, 0], [-34, 0]), 'url(#round-terracotta)') + foliage(-86, 190, 90, leaf),
      0.9,
    ) +
    placed(744, 734, 44, prop('bench', 'oak', 'wood', 0), 0.3) +
    placed(690, 724, 44, foliage(-80, 170, 80, leaf) + path(box(-40, -86, 80, 86, 6), tone.dark), 0.8)
  )
}
