import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke } from '../../shapes.ts'
import { blade, brass, gleam } from '../joinery.ts'

function drawOrnament({ form, body }: Look): string {
  const branch =
    stroke('M-300 -470Q-60 -520 300 -440', '#7a5a40', 11) +
    Array.from({ length: 22 }, (_, index) =>
      blade(
        -290 + index * 27,
        -478 + Math.abs(index - 9) * 1.6,
        58,
        index % 2 ? 150 : 28,
        index % 3 ? '#5f7d5a' : '#7f9a72',
      ),
    ).join('')
  const other = partner(body)
  const hang = (x: number, y: number, inside: string): string =>
    stroke(`M${x} -484V${y}`, '#b9a584', 4) + path(box(x - 13, y - 8, 26, 20, 4), brass.round) + at(x, y + 8, inside)
  const balls = (r: number, decor: string): string =>
    solid(oval(0, r, r), body, 'ball') + decor + gleam(-r * 0.55, r * 0.55, r * 0.6, 8, 0.6)
  const forms = [
    () =>
      hang(-150, -330, balls(74, stroke('M-66 60Q0 90 66 60', other, 5, 'opacity=".7"'))) +
      hang(20, -260, balls(94, '')) +
      hang(170, -340, balls(64, path(oval(0, 64, 26, 62), '#ffffff', 'opacity=".2"'))),
    () =>
      [
        [-160, -320, 1],
        [10, -270, 1.25],
        [170, -330, 0.95],
      ]
        .map(([x = 0, y = 0, scale = 1]) =>
          hang(
            x,
            y,
            at(
              0,
              0,
              path('M0 0L80 80L0 160L-80 80z', body.tones.base) +
                path('M0 0L0 160L-80 80z', body.tones.light) +
                path('M0 0L30 80L0 160L-30 80z', body.tones.dark, 'opacity=".4"'),
              scale,
            ),
          ),
        )
        .join(''),
    () =>
      [
        [-150, -330, 1],
        [20, -280, 1.2],
        [170, -340, 0.9],
      ]
        .map(([x = 0, y = 0, scale = 1]) =>
          hang(
            x,
            y,
            at(
              0,
              84,
              path('M0 -80L18 -24L76 -24L30 12L48 70L0 36L-48 70L-30 12L-76 -24L-18 -24z', body.round) +
                path('M0 -80L18 -24L76 -24L30 12L48 70L0 36z', body.tones.dark, 'opacity=".35"'),
              scale,
            ),
          ),
        )
        .join(''),
    () =>
      hang(-150, -330, solid('M0 0C60 40 60 110 0 150C-60 110 -60 40 0 0z', body)) +
      hang(
        20,
        -270,
        solid(sides([0, 0], [80, 150], [-80, 150]), body) +
          path(box(-12, 150, 24, 26), '#80563a') +
          stroke('M-34 70H34M-54 110H54', other, 6, 'opacity=".7"'),
      ) +
      hang(170, -340, solid('M0 130C-80 80 -70 10 -30 10C-10 10 0 26 0 36C0 26 10 10 30 10C70 10 80 80 0 130z', body)),
  ] as const
  return branch + pick(forms, form)()
}

export const ornament: Drawing = {
  draw: drawOrnament,
  home: 'wall',
  foot: 0,
  roomScale: 0.72,
  frontScale: 1.12,
  focus: [10, -200],
}
