import { blade } from '../draw/joinery.ts'
import { drawings } from '../drawings.ts'
import { pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { leaf, mix, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { drawSubject, prop, type Subject } from '../subject.ts'
import { placed } from './ground.ts'
import { floor, pottedPlant, sunbeam, tiles, wall, wallFor, woods } from './interior.ts'

/** Over the bath. */
export function bath(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  return (
    tiles(mix(wallFor(subject), '#ffffff', 0.3), 660) +
    path(box(0, 660, 800, 140), '#b9ada0') +
    path(box(0, 660, 800, 16), '#fbf6ec') +
    sunbeam +
    at(400, 280 + 240 * roomScale, drawSubject(subject), roomScale) +
    at(
      400,
      740,
      path(oval(20, 4, 300, 26), 'url(#ground)') +
        solid('M-270 -200H270Q258 0 160 0H-160Q-258 0 -270 -200z', paint('white', 'wax'), 'round') +
        path(box(-292, -218, 584, 28, 14), '#fffaf1'),
    ) +
    at(590, 522, prop('soap-dispenser', 'sage', 'ceramic', 0), 0.3) +
    pottedPlant(70, 760, 0.9)
  )
}

/** By the basin. */
export function basin(subject: Subject): string {
  const { foot, roomScale } = drawings[subject.drawing]
  const left = subject.form % 2 === 0
  const bowl = at(
    left ? 590 : 210,
    640,
    path(oval(20, 6, 220, 22), 'url(#ground)') +
      solid('M-210 -130Q-190 0 -90 0H90Q190 0 210 -130z', paint('white', 'wax'), 'round') +
      path(oval(0, -130, 210, 26), '#fffaf1') +
      path(oval(0, -126, 190, 19), '#d8cebf') +
      stroke('M-30 -150V-290Q-30 -330 10 -330T50 -290V-268', palette.brass.dark, 22) +
      stroke('M-34 -150V-290Q-34 -332 8 -334', palette.brass.light, 7),
  )
  return (
    tiles(mix(wallFor(subject), '#ffffff', 0.24), 620) +
    path(arch(left ? 590 : 210, 270, 220, 330), 'url(#pane)', `stroke="${palette.oak.base}" stroke-width="14"`) +
    sunbeam +
    solid(box(-10, 610, 820, 86, 4), paint('oak', 'wood'), 'top') +
    path(box(0, 696, 800, 30), palette.oak.dark) +
    path(box(0, 726, 800, 74), '#6f6256') +
    bowl +
    placed(left ? 230 : 570, 668, foot, drawSubject(subject), 0.4 + roomScale * 0.7)
  )
}

/** On a hook by the kitchen counter. */
export function counter(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  return (
    tiles(mix(wallFor(subject), '#ffffff', 0.2), 560) +
    sunbeam +
    solid(box(-10, 548, 820, 34, 4), paint('oak', 'wood'), 'top') +
    path(box(0, 582, 800, 218), mix(palette.sage.base, '#f7f0e2', 0.2)) +
    stroke('M130 610V800M400 610V800M670 610V800', palette.sage.dark, 5, 'opacity=".6"') +
    path(box(220, 626, 90, 12, 6), palette.brass.base) +
    path(box(490, 626, 90, 12, 6), palette.brass.base) +
    placed(136, 560, 120, prop('teapot', 'white', 'ceramic', 0), 0.42) +
    placed(676, 560, 110, prop('cutting-board', 'oak', 'wood', 1), 0.46) +
    stroke('M400 60V84', palette.brass.dark, 12) +
    at(400, 474, drawSubject(subject), roomScale * 1.06)
  )
}

/** In the hall, over a bench. */
export function hall(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const small = subject.drawing === 'key-ring'
  const hook = small
    ? path(box(250, 150, 300, 40, 10), 'url(#face-oak)') +
      [300, 400, 500].map((x) => path(oval(x, 178, 13), 'url(#ball-brass)')).join('')
    : ''
  const boots = [0, 70]
    .map(
      (x) =>
        path(`M${x + 560} 730V610h46v70q50 6 54 50z`, palette.walnut.base) +
        path(box(x + 556, 724, 106, 12, 5), palette.walnut.deep),
    )
    .join('')
  return (
    wall(wallFor(subject)) +
    path(box(0, 470, 800, 200), mix(wallFor(subject), '#fbf6ec', 0.5)) +
    path(box(0, 462, 800, 14), '#fbf6ec') +
    stroke(
      'M100 480V660M250 480V660M400 480V660M550 480V660M700 480V660',
      mix(wallFor(subject), '#8a735c', 0.3),
      3,
      'opacity=".5"',
    ) +
    sunbeam +
    floor(670, pick(woods, subject.form)) +
    placed(330, 742, 250, prop('bench', 'oak', 'wood', 0), 0.84) +
    placed(230, 570, 100, prop('basket', 'sand', 'rattan', 4), 0.34) +
    boots +
    hook +
    at(400, small ? 400 : 200 + 220 * roomScale, drawSubject(subject), small ? 0.56 : roomScale)
  )
}

/** Out in the garden, on the fence. */
export function garden(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const fence = Array.from({ length: 9 }, (_, index) =>
    path(
      sides(
        [index * 92 - 14, 250],
        [index * 92 + 28, 214],
        [index * 92 + 70, 250],
        [index * 92 + 70, 700],
        [index * 92 - 14, 700],
      ),
      index % 2 ? '#c9b08c' : '#d1ba97',
    ),
  ).join('')
  const grass = Array.from({ length: 26 }, (_, index) =>
    blade(
      index * 32,
      720 + (index % 3) * 8,
      60 + (index % 4) * 12,
      (index % 5) * 8 - 16,
      index % 2 ? leaf.base : leaf.light,
    ),
  ).join('')
  return (
    path(box(0, 0, 800, 800), 'url(#sky)') +
    [
      [80, 210, 120],
      [250, 180, 150],
      [470, 200, 130],
      [660, 170, 160],
      [800, 220, 110],
    ]
      .map(([x = 0, y = 0, r = 0], index) =>
        path(oval(x, y, r, r * 0.8), index % 2 ? leaf.base : leaf.light, 'opacity=".8"'),
      )
      .join('') +
    fence +
    path(box(0, 330, 800, 26), '#b0946c') +
    path(box(0, 560, 800, 26), '#b0946c') +
    sunbeam +
    path(box(0, 700, 800, 100), leaf.dark) +
    grass +
    placed(120, 760, 70, prop('planter', 'terracotta', 'ceramic', 0), 0.56) +
    placed(680, 764, 90, prop('watering-can', 'white', 'metal', 0), 0.5) +
    at(400, 300 + 240 * roomScale, drawSubject(subject), roomScale * 1.1)
  )
}
