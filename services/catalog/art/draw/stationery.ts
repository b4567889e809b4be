import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { board, brass, gleam, mouth } from './joinery.ts'
import { partner } from './textiles.ts'

const pages = '#f6f0e3'

/** A pen seen from the side, its nib down. */
function penOf(brush: Look['body'], form: number): string {
  const forms = [
    () =>
      solid(box(-15, -380, 30, 250, 14), brush, 'round') +
      path(sides([-14, -140], [14, -140], [4, -74], [-4, -74]), 'url(#shine-brass)') +
      path(box(9, -376, 8, 110, 4), 'url(#shine-brass)'),
    () =>
      solid(sides([-13, -370], [13, -370], [16, -130], [-16, -130]), brush, 'round') +
      path(sides([-16, -134], [16, -134], [3, -70], [-3, -70]), '#d9cdb6') +
      path(box(-10, -392, 20, 24, 6), 'url(#shine-grey)') +
      path(box(10, -366, 7, 100, 3), 'url(#shine-grey)'),
    () =>
      solid('M-18 -360Q0 -400 18 -360L16 -150L6 -84H-6L-16 -150z', brush, 'round') +
      path(box(-18, -240, 36, 12), 'url(#shine-brass)') +
      path(sides([-6, -84], [6, -84], [0, -62]), 'url(#shine-brass)'),
    () =>
      solid(box(-16, -384, 32, 150, 6), brush, 'round') +
      path(box(-17, -236, 34, 8), 'url(#shine-grey)') +
      solid(box(-14, -228, 28, 110, 3), brush, 'round') +
      path(sides([-13, -118], [13, -118], [0, -56]), 'url(#shine-grey)') +
      stroke('M0 -110V-72', '#55514b', 2),
  ] as const
  return pick(forms, form)()
}

function notebook({ form, body }: Look): string {
  const other = partner(body)
  const cover = box(-160, -430, 330, 430, 14)
  const forms = [
    () =>
      path(box(120, -430, 16, 430), other) +
      path(box(-90, -330, 150, 80, 4), pages) +
      stroke('M-66 -300H36M-66 -280H0', '#8b7a66', 5),
    () =>
      stroke('M-160 -216H170', body.tones.deep, 12) +
      path(oval(110, -216, 17), brass.ball) +
      stroke('M-150 -420V-10', body.tones.deep, 4, 'stroke-dasharray="10 9" opacity=".6"'),
    () =>
      stroke([-390, -300, -210, -120, -40].map((y) => `M-176 ${y}h40M-140 ${y}v34`).join(''), '#c36c4c', 6) +
      path(box(20, -400, 70, 150, 2), pages, 'opacity=".8"') +
      stroke('M54 -380v100', '#3b3835', 6),
    () =>
      path(box(-160, -430, 70, 430, 14), body.tones.dark, 'opacity=".55"') +
      path(oval(60, -230, 54), other, 'opacity=".7"') +
      path(oval(60, -230, 30), body.tones.base),
    () =>
      path('M-30 -430L170 -230V-430z', other, 'opacity=".7"') + path('M-160 -180L20 0H-160z', other, 'opacity=".45"'),
    () =>
      [
        [-80, -330],
        [20, -360],
        [100, -280],
        [-30, -240],
        [70, -170],
        [-90, -140],
        [0, -70],
        [120, -70],
      ]
        .map(([x = 0, y = 0]) =>
          path(
            'M0 12C-16 0 -14 -22 0 -34C14 -22 16 0 0 12z',
            other,
            `opacity=".75" transform="translate(${x} ${y}) rotate(${x})"`,
          ),
        )
        .join(''),
  ] as const
  const ribbon = stroke('M60 -4v40', other, 9)
  return (
    at(
      0,
      -10,
      path(box(-146, -424, 330, 432, 12), body.tones.deep) +
        path(box(-148, -422, 324, 424, 8), pages) +
        stroke('M178 -410V-6M173 -412V-4', '#d3c7b2', 2) +
        solid(cover, body) +
        pick(forms, form)() +
        ribbon +
        stroke('M-128 -424V-6', body.tones.deep, 3, 'opacity=".35"'),
      0.94,
      -5,
    ) + at(226, -20, at(0, 0, penOf(paint(form % 2 ? 'brass' : 'black', 'metal'), form), 0.86, 8))
  )
}

function pen({ form, body }: Look): string {
  const sheet = at(
    0,
    0,
    path(
      sides([-230, -60], [120, -130], [236, -30], [-110, 50]),
      '#4a3228',
      'opacity=".14" transform="translate(8 10)"',
    ) +
      path(sides([-230, -60], [120, -130], [236, -30], [-110, 50]), '#fbf7ee') +
      stroke('M-150 -44q30 -20 50 -6t48 -12t50 -8t46 -14M-110 -16q40 -18 66 -6t50 -14', '#6a6f80', 4),
  )
  return (
    sheet +
    path('M-30 -18L240 -60L250 -50L-20 -8z', '#4a3228', 'opacity=".18"') +
    at(-20, 40, penOf(body, form), 1.18, 30)
  )
}

function organiser({ form, body }: Look): string {
  const pencils = (x: number, y: number): string =>
    [
      [-40, '#d8a53d', -9],
      [-8, '#35496d', -2],
      [26, '#c36c4c', 7],
      [46, '#94a583', 13],
    ]
      .map(([dx, hue, lean]) =>
        at(
          x + Number(dx),
          y,
          path(box(-9, -170, 18, 200), String(hue)) +
            path(sides([-9, -170], [9, -170], [0, -200]), '#e9cfa4') +
            path(sides([-3, -190], [3, -190], [0, -200]), '#3b3835'),
          1,
          Number(lean),
        ),
      )
      .join('')
  const forms = [
    () =>
      pencils(-120, -120) +
      solid(box(-220, -190, 190, 190, 8), body) +
      board(-70, 230, 70, body, 30, 18) +
      at(110, -86, path(box(-60, -14, 120, 12, 3), '#e0ada0') + path(box(-50, -26, 100, 12, 3), '#efe6d6')),
    () =>
      pencils(-80, -150) +
      solid(
        turned([
          [104, -210],
          [104, -100],
          [104, 0],
        ]),
        body,
        'round',
      ) +
      stroke(
        Array.from({ length: 7 }, (_, index) => `M${-90 + index * 30} -180v150`).join(''),
        body.tones.deep,
        6,
        'opacity=".35"',
      ) +
      path(box(120, -90, 130, 90, 8), body.side) +
      solid(box(112, -96, 130, 96, 8), body),
    () =>
      pencils(-70, -150) +
      at(
        -70,
        0,
        solid(
          turned([
            [92, -230],
            [108, -120],
            [92, 0],
          ]),
          body,
          'round',
        ),
      ) +
      at(
        130,
        0,
        solid(
          turned([
            [84, -110],
            [92, -60],
            [80, 0],
          ]),
          body,
          'round',
        ) + mouth(-110, 84, 16, body),
      ) +
      gleam(-136, -180, 100, 8, 0.4),
    () =>
      pencils(-140, -130) +
      solid(box(-230, -200, 170, 200, 10), body) +
      solid(sides([-60, -70], [240, -70], [260, 0], [-60, 0]), body) +
      path(sides([-50, -88], [226, -88], [240, -68], [-60, -68]), body.tones.dark) +
      stroke('M-222 -190H-70M-222 -12H-70', body.tones.light, 3, 'stroke-dasharray="9 8" opacity=".7"') +
      path(oval(70, -84, 30, 8), brass.ball),
  ] as const
  return pick(forms, form)()
}

function cards({ form, body }: Look): string {
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

/** For the desk. */
export const stationery = {
  notebook: { draw: notebook, home: 'table', foot: 190, roomScale: 0.52, frontScale: 1.08, focus: [-30, -250] },
  pen: { draw: pen, home: 'table', foot: 0, roomScale: 0.6, frontScale: 1.1, focus: [70, -130] },
  'desk-organiser': { draw: organiser, home: 'table', foot: 200, roomScale: 0.5, frontScale: 1.15, focus: [-90, -140] },
  cards: { draw: cards, home: 'table', foot: 200, roomScale: 0.52, frontScale: 1.08, focus: [40, -120] },
} as const satisfies Record<string, Drawing>
