import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../../shapes.ts'
import { iron, walnut } from '../joinery.ts'

function drawKnifeBlock({ form, body }: Look): string {
  const handle = (x: number, y: number, long: number, lean: number): string =>
    at(
      x,
      y,
      path(box(-11, -long, 22, long, 8), form % 2 === 0 ? iron.round : walnut.round) +
        path(oval(0, -long * 0.72, 3), '#e8d7b0') +
        path(oval(0, -long * 0.3, 3), '#e8d7b0') +
        path(box(-9, -4, 18, 14), '#c9c6c0'),
      1,
      lean,
    )
  const forms = [
    () =>
      [
        [-60, -330, 120],
        [-10, -346, 140],
        [40, -362, 110],
      ]
        .map(([x = 0, y = 0, long = 0]) => handle(x, y, long, -14))
        .join('') +
      solid(sides([-140, -300], [60, -360], [130, 0], [-110, 0]), body) +
      solid(sides([60, -360], [110, -330], [170, 0], [130, 0]), body, 'side') +
      stroke('M-74 -306l34 -10M-20 -322l34 -10M32 -338l20 -6', body.tones.deep, 8),
    () =>
      [-80, -28, 24, 76].map((x, index) => handle(x, -282, 96 + (index % 2) * 34, 0)).join('') +
      solid(box(-124, -290, 248, 290, 14), body) +
      path(sides([-112, -304], [112, -304], [124, -284], [-124, -284]), body.tones.light) +
      stroke('M-90 -294h20M-38 -294h20M14 -294h20M66 -294h20', body.tones.deep, 8),
    () =>
      solid(box(-150, -40, 300, 40, 8), body, 'face') +
      [-96, -34, 30, 92]
        .map(
          (x, index) =>
            path(
              sides([x - 15, -220 + index * 12], [x + 15, -240 + index * 12], [x + 13, -36], [x - 13, -36]),
              '#d5d3cd',
            ) +
            path(sides([x, -230 + index * 12], [x + 15, -240 + index * 12], [x + 13, -36], [x, -36]), '#a9a7a1') +
            handle(x, -224 + index * 12, 120, 0),
        )
        .join('') +
      solid(box(-150, -130, 300, 44, 6), body),
    () =>
      [-50, 6, 60].map((x, index) => handle(x, -300, 100 + index * 22, 6)).join('') +
      solid(
        turned([
          [110, -300],
          [112, -200],
          [108, -60],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -300, 110, 26), body.tones.deep) +
      stroke(Array.from({ length: 9 }, (_, index) => `M${-88 + index * 22} -312v22`).join(''), body.tones.light, 4),
  ] as const
  return pick(forms, form)()
}

export const knifeBlock: Drawing = {
  draw: drawKnifeBlock,
  home: 'table',
  foot: 130,
  roomScale: 0.56,
  frontScale: 1.28,
  focus: [0, -260],
}
