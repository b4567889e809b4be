import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { leaf } from '../../palette.ts'
import { box, oval, path, sides, stroke, turned } from '../../shapes.ts'
import { blade, foliage, gleam, leg, oak } from '../joinery.ts'

const fern = { light: '#9bb184', base: '#76946a', dark: '#557250' } as const

/** What grows in a pot, by form. */
function plant(y: number, form: number): string {
  const choices = [
    () => foliage(y, 230, 130, leaf),
    () =>
      [-52, -30, -12, 8, 26, 48]
        .map((lean, index) =>
          blade(lean * 0.4, y + 8, 220 - Math.abs(lean) * 1.4, lean * 0.6, index % 2 ? leaf.light : leaf.base),
        )
        .join(''),
    () =>
      stroke(`M0 ${y}V${y - 120}`, '#7a5a40', 12) +
      [
        [0, -190, 70],
        [-58, -150, 52],
        [58, -150, 54],
        [-20, -220, 46],
        [34, -214, 44],
      ]
        .map(([x = 0, dy = 0, r = 0], index) => path(oval(x, y + dy, r), index % 2 ? leaf.light : leaf.base))
        .join(''),
    () =>
      solid(oval(0, y - 70, 64, 84), paint('sage', 'wax'), 'ball') +
      stroke(
        `M-30 ${y - 130}Q-40 ${y - 70} -30 ${y - 10}M0 ${y - 150}V${y}M30 ${y - 130}Q40 ${y - 70} 30 ${y - 10}`,
        leaf.dark,
        3,
        'opacity=".6"',
      ) +
      path(oval(0, y - 154, 17, 12), '#e0ada0'),
    () => foliage(y, 190, 170, fern),
  ] as const
  return pick(choices, form)()
}

function drawPlanter({ form, body }: Look): string {
  const pots = [
    () =>
      solid(sides([-112, -200], [112, -200], [84, 0], [-84, 0]), body, 'round') +
      solid(box(-124, -224, 248, 46, 8), body, 'round'),
    () =>
      solid(
        turned([
          [120, -220],
          [140, -140],
          [110, -30],
          [84, 0],
        ]),
        body,
        'round',
      ),
    () =>
      leg(-96, -120, -112, 14, oak) +
      leg(96, -120, 112, 14, oak) +
      solid(
        turned(
          [
            [124, -260],
            [124, -160],
            [116, -70],
          ],
          8,
        ),
        body,
        'round',
      ),
    () =>
      solid(
        turned([
          [150, -180],
          [164, -110],
          [130, -20],
          [100, 0],
        ]),
        body,
        'round',
      ) + stroke('M-158 -140Q0 -110 158 -140', body.tones.light, 4, 'opacity=".5"'),
    () =>
      solid('M-120 -220C-140 -120 -130 -30 -100 0Q0 20 100 0C130 -30 140 -120 120 -220z', body, 'round') +
      stroke('M-122 -216Q0 -192 122 -216', body.tones.dark, 12),
    () =>
      solid(
        turned([
          [116, -190],
          [90, -120],
          [110, -50],
          [90, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -6, 128, 16), body.tones.dark) +
      solid(
        turned([
          [116, -190],
          [90, -120],
          [110, -50],
          [90, -8],
        ]),
        body,
        'round',
      ),
    () => solid(box(-130, -190, 260, 190, 12), body) + solid(box(86, -190, 44, 190, 12), body, 'side', 'opacity=".45"'),
  ] as const
  const tops = [-222, -220, -260, -180, -220, -190, -188]
  const top = tops[form % 7] ?? -220
  return (
    plant(top + 10, form) +
    path(oval(0, top + 2, 104, 16), '#4a382c') +
    pick(pots, form)() +
    gleam(-88, top + 60, 70, 8, 0.3)
  )
}

export const planter: Drawing = {
  draw: drawPlanter,
  home: 'floor',
  foot: 106,
  roomScale: 0.66,
  frontScale: 1.15,
  focus: [0, -130],
}
