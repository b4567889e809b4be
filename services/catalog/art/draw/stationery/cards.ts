import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'

function drawCards({ form, body }: Look): string {
  const other = partner(body)
  const envelope = (x: number, y: number, turn: number): string =>
    at(
      x,
      y,
      path(box(-170, -220, 340, 220, 8), '#4a3228', 'opacity=".14" transform="translate(8 10)"') +
        solid(box(-170, -220, 340, 220, 8), body) +
        path('M-168 -216L0 -96L168 -216z', body.tones.dark, 'opacity=".55"') +
        stroke('M-168 -6L-40 -116M168 -6L40 -116', body.tones.dark, 3, 'opacity=".4"') +
        path(oval(0, -98, 24), '#b9524a') +
        path(oval(-5, -103, 13), '#cf6d62'),
      1,
      turn,
    )
  const card = (picture: string): string =>
    at(
      -50,
      -120,
      path(box(-120, -340, 240, 340, 6), '#4a3228', 'opacity=".14" transform="translate(8 10)"') +
        path(box(-120, -340, 240, 340, 6), '#fbf7ee') +
        picture,
      1,
      -8,
    )
  const pictures = [
    () =>
      path(oval(0, -200, 70), body.tones.arch) +
      stroke('M0 -120V-240M0 -180q-40 -10 -46 -50M0 -160q40 -10 50 -50', '#5f7d5a', 6) +
      path(oval(0, -250, 22), other),
    () =>
      stroke('M-70 -260H70M-70 -220H70M-70 -180H70M-70 -140H20', '#d3c7b2', 4) +
      path(box(40, -320, 50, 60), other, 'opacity=".8"'),
    () =>
      [
        [-50, -250],
        [30, -270],
        [0, -190],
        [-60, -150],
        [60, -160],
      ]
        .map(([x = 0, y = 0]) => path(oval(x, y, 24), body.tones.base) + path(oval(x, y, 9), '#f6e2a8'))
        .join(''),
    () => path('M-80 -120Q0 -280 80 -120z', body.tones.base) + path(oval(40, -260, 26), other),
  ] as const
  return card(pick(pictures, form)()) + envelope(50, 0, 4)
}

export const cards: Drawing = {
  draw: drawCards,
  home: 'table',
  foot: 200,
  roomScale: 0.52,
  frontScale: 1.08,
  focus: [40, -120],
}
