import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, stroke, turned } from '../../shapes.ts'
import { flame } from '../flame.ts'
import { disc, wax } from '../joinery.ts'

function holder({ form, body }: Look): string {
  const stick = (x: number, y: number, high: number): string =>
    at(x, y, solid(`M-14 0L-11 ${-high}Q0 ${-high - 10} 11 ${-high}L14 0z`, wax, 'round') + flame(0, -high, 0.8))
  const forms = [
    () =>
      stick(0, -236, 180) +
      solid(
        turned([
          [30, -250],
          [26, -226],
          [12, -200],
          [14, -60],
          [92, -14],
          [94, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -250, 30, 6), body.tones.deep),
    () =>
      stick(0, -110, 220) +
      solid(
        turned([
          [34, -124],
          [60, -90],
          [100, -30],
          [104, 0],
        ]),
        body,
        'round',
      ) +
      stroke('M100 -50q70 0 60 -50t-70 -2', body.tones.base, 14),
    () =>
      stick(-80, -176, 170) +
      solid(box(-124, -180, 88, 180, 6), body) +
      solid(box(-60, -180, 24, 180, 6), body, 'side', 'opacity=".5"') +
      stick(76, -96, 190) +
      solid(box(30, -100, 92, 100, 6), body) +
      solid(box(96, -100, 26, 100, 6), body, 'side', 'opacity=".5"'),
    () =>
      [-140, 0, 140]
        .map(
          (x, index) =>
            stick(x, -70 - index * 44, 150) +
            at(
              x,
              0,
              solid(
                turned([
                  [40, -74 - index * 44],
                  [54, -36],
                  [44, 0],
                ]),
                body,
                'round',
              ) + path(oval(0, -74 - index * 44, 40, 8), body.tones.light),
            ),
        )
        .join(''),
    () =>
      stroke('M-150 -190Q-150 -60 0 -60T150 -190M0 -200V-10', body.tones.dark, 17) +
      stroke('M-150 -192Q-150 -64 0 -64T150 -192', body.tones.base, 8) +
      disc(-12, 90, 14, 12, body) +
      [-150, 0, 150].map((x) => path(box(x - 26, -214, 52, 26, 8), body.round) + stick(x, -212, 150)).join(''),
  ] as const
  return pick(forms, form)()
}

export const candleHolder: Drawing = {
  draw: holder,
  home: 'table',
  foot: 110,
  roomScale: 0.54,
  frontScale: 1.35,
  focus: [0, -140],
}
