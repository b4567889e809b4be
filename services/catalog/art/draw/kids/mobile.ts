import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { at, oval, path, stroke } from '../../shapes.ts'
import { eye, oak } from '../joinery.ts'

function drawMobile({ form, body }: Look): string {
  const hang = [
    [-190, -210],
    [-95, -150],
    [0, -220],
    [95, -140],
    [190, -200],
  ] as const
  const strings = stroke(
    `M0 -640V-440${hang.map(([x, y]) => `M${x} ${-430 + Math.abs(x) * 0.08}V${y}`).join('')}`,
    '#b9a584',
    4,
  )
  const bar = solid('M-210 -420Q0 -470 210 -420V-404Q0 -452 -210 -404z', oak)
  const others = [palette.mustard, palette.blush, palette.sage, palette.navy] as const
  const things = [
    (x: number, y: number, index: number) =>
      index === 2
        ? path(oval(x, y + 44, 52), body.tones.base) + path(oval(x + 20, y + 34, 44), body.tones.paper)
        : at(
            x,
            y + 34,
            path(
              'M0 -38L10 -12L38 -10L16 8L24 36L0 20L-24 36L-16 8L-38 -10L-10 -12z',
              index % 2 ? body.tones.base : pick(others, index).base,
            ),
          ),
    (x: number, y: number, index: number) =>
      at(
        x,
        y + 30,
        solid(
          'M-50 20C-64 -14 -34 -26 -24 -18C-16 -46 28 -46 30 -14C54 -22 64 8 48 20z',
          index % 2 ? paint('white', 'cotton') : body,
          'ball',
        ),
      ),
    (x: number, y: number, index: number) =>
      at(
        x,
        y + 34,
        solid(
          'M-52 0C-30 -34 20 -34 44 -4L66 -24V28L44 6C20 34 -30 34 -52 0z',
          index % 2 ? body : paint('oak', 'wood'),
        ) + eye(-28, -6, 5),
      ),
  ] as const
  return (
    strings +
    bar +
    hang.map(([x, y], index) => pick(things, form)(x, y, index)).join('') +
    path(oval(0, -440, 13), oak.ball)
  )
}

export const mobile: Drawing = { draw: drawMobile, home: 'ceiling', foot: 0, roomScale: 0.72, focus: [0, -240] }
