import { foliage } from '../draw/joinery.ts'
import { leaf, mix, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { prop } from '../subject.ts'
import { placed } from './ground.ts'

/** The glass roof the shop is named after: a vault seen from within, its ribs running to where the hall ends. */
function glassRoof(sky: string, rib: string, cornice: string): string {
  const edge = 'M-20 300Q800 110 1620 300'
  const ribs = [-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
    .map((index) => `M800 -420L${index * 200} ${300 - 95 * (1 - ((index * 200 - 800) / 820) ** 2)}`)
    .join('')
  return (
    path(`${edge}V-20H-20z`, sky) +
    path('M420 -20H700L590 196L240 236z', '#ffffff', 'opacity=".12"') +
    stroke(ribs, rib, 7, 'opacity=".85"') +
    stroke('M-20 210Q800 30 1620 210M-20 110Q800 -60 1620 110', rib, 6, 'opacity=".85"') +
    stroke(edge, cornice, 30) +
    stroke('M-20 318Q800 128 1620 318', rib, 8)
  )
}

const pottedTree = (x: number, y: number, scale: number): string =>
  placed(
    x,
    y,
    64,
    foliage(-120, 330, 190, leaf) +
      foliage(-130, 230, 120, { ...leaf, base: leaf.dark }) +
      path(sides([-80, -140], [80, -140], [60, 0], [-60, 0]), 'url(#round-terracotta)') +
      path(box(-88, -158, 176, 34, 7), 'url(#round-terracotta)'),
    scale,
  )

/** Morning: the left is left calm, for words. */
function morning(): string {
  const wall = '#eadfce'
  return (
    path(box(0, 0, 1600, 900), wall) +
    glassRoof('#cfe0e6', '#fbf6ec', '#d9c9b4') +
    [180, 470, 760, 1050, 1340]
      .map(
        (x) =>
          path(arch(x, 690, 210, 380), mix(wall, '#b08d72', 0.2)) +
          path(arch(x, 690, 176, 354), mix(wall, '#fffaf0', 0.45)),
      )
      .join('') +
    path(box(0, 690, 1600, 210), '#cfae86') +
    stroke(
      [0, 1, 2, 3, 4, 5, 6, 7, 8].map((index) => `M${index * 200} 690L${index * 330 - 520} 900`).join(''),
      '#b08d66',
      3,
      'opacity=".55"',
    ) +
    path(box(0, 676, 1600, 16), '#fbf6ec') +
    path(sides([900, 130], [1260, 130], [980, 900], [420, 900]), 'url(#day)') +
    at(1120, 300, prop('pendant-lamp', 'terracotta', 'metal', 1), 0.62) +
    at(1380, 240, prop('pendant-lamp', 'white', 'paper', 0), 0.5) +
    pottedTree(1510, 716, 0.94) +
    placed(930, 712, 256, prop('cabinet', 'oak', 'wood', 3), 0.66) +
    at(860, 500, prop('vase', 'navy', 'ceramic', 0), 0.36) +
    at(990, 500, prop('table-lamp', 'sage', 'ceramic', 3), 0.36) +
    path(oval(1180, 822, 380, 54), palette.navy.light, 'opacity=".55"') +
    path(oval(1180, 819, 352, 44), '#efe6d6') +
    placed(1340, 792, 210, prop('armchair', 'mustard', 'linen', 0), 0.84) +
    placed(1080, 818, 110, prop('side-table', 'walnut', 'wood', 1), 0.62) +
    at(1070, 628, prop('mug', 'terracotta', 'ceramic', 2), 0.22) +
    placed(1230, 846, 140, prop('basket', 'sand', 'rattan', 4), 0.36)
  )
}

/** Evening: a table is laid. */
function evening(): string {
  const wall = '#3c4a63'
  return (
    path(box(0, 0, 1600, 900), wall) +
    glassRoof('#1f2a44', '#56658a', '#2c384f') +
    [
      [140, 120],
      [390, 60],
      [640, 90],
      [930, 50],
      [1240, 100],
      [1480, 150],
    ]
      .map(([x = 0, y = 0]) => path(oval(x, y, 4), '#ffe9b8'))
      .join('') +
    [200, 520, 840, 1160, 1480].map((x) => path(arch(x, 700, 230, 370), mix(wall, '#1f2838', 0.35))).join('') +
    path(box(0, 700, 1600, 200), '#7a5a42') +
    path(box(0, 690, 1600, 12), '#8d9ab0', 'opacity=".5"') +
    at(860, 330, prop('pendant-lamp', 'brass', 'metal', 3), 0.62) +
    at(1120, 290, prop('pendant-lamp', 'white', 'ceramic', 5), 0.56) +
    at(1380, 330, prop('pendant-lamp', 'brass', 'metal', 3), 0.62) +
    pottedTree(640, 740, 0.8) +
    placed(820, 800, 110, prop('dining-chair', 'sage', 'wood', 0), 0.84) +
    placed(1430, 800, 110, prop('dining-chair', 'terracotta', 'wood', 4), 0.84) +
    at(1120, 860, prop('dining-table', 'oak', 'wood', 0), 1.28) +
    at(980, 466, prop('candle-holder', 'brass', 'metal', 0), 0.42) +
    at(1080, 466, prop('carafe', 'sage', 'glass', 0), 0.36) +
    at(1180, 466, prop('bowl', 'terracotta', 'ceramic', 1), 0.34) +
    at(1320, 466, prop('wine-glasses', 'white', 'glass', 0), 0.34)
  )
}

/** A wide scene for the home page. */
export const hero = (form: number): string => (form === 0 ? morning() : evening())
