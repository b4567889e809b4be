import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { leaf } from '../palette.ts'
import { at, box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { flame } from './candles.ts'
import { blade, brass, foliage, gleam, iron, leg, oak } from './joinery.ts'

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

function planter({ form, body }: Look): string {
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

function wateringCan({ form, body }: Look): string {
  const forms = [
    () =>
      stroke('M-96 -200C-220 -230 -210 -30 -110 -40', body.tones.dark, 18) +
      stroke('M110 -50L236 -250', body.tones.dark, 30) +
      stroke('M108 -54L234 -254', body.tones.base, 20) +
      path(sides([210, -280], [268, -232], [248, -212], [196, -264]), body.tones.light) +
      solid(sides([-120, -210], [120, -210], [140, 0], [-140, 0]), body, 'round') +
      solid('M-120 -210Q0 -290 120 -210z', body, 'side'),
    () =>
      stroke('M-60 -190C-140 -420 90 -420 70 -200', brass.tones.dark, 14) +
      stroke('M90 -40C200 -60 170 -200 280 -290', body.tones.dark, 18) +
      stroke('M88 -44C196 -64 166 -204 276 -294', body.tones.light, 7) +
      solid(
        turned([
          [60, -200],
          [120, -150],
          [140, -70],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-90, -140, 80, 12, 0.5),
    () =>
      stroke('M-110 -260V-350Q-110 -380 -80 -380H80Q110 -380 110 -350V-260', oak.tones.base, 22) +
      stroke('M120 -60L250 -190', body.tones.dark, 26) +
      path(oval(256, -198, 40, 20), body.tones.light, 'transform="rotate(42 256 -198)"') +
      solid(
        turned(
          [
            [120, -260],
            [130, -160],
            [130, -20],
            [116, 0],
          ],
          6,
        ),
        body,
        'round',
      ) +
      path(oval(0, -260, 120, 20), body.tones.deep),
    () =>
      stroke('M-100 -150C-230 -300 -60 -380 60 -220', body.tones.dark, 17) +
      stroke('M120 -50C220 -70 220 -180 262 -240', body.tones.base, 24) +
      path(sides([244, -262], [288, -240], [280, -220], [236, -244]), body.tones.light) +
      solid(
        turned([
          [90, -210],
          [140, -150],
          [150, -60],
          [120, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-100, -150, 90, 10, 0.35),
  ] as const
  return pick(forms, form)()
}

function tools({ form, body }: Look): string {
  const handle =
    solid(box(-19, -470, 38, 190, 18), body, 'round') +
    path(box(-14, -290, 28, 50, 4), brass.round) +
    stroke('M0 -460v14', '#6a4a34', 6)
  const trowel =
    handle +
    path('M-8 -244H8V-190C60 -180 70 -80 0 0C-70 -80 -60 -180 -8 -190z', 'url(#shine-grey)') +
    stroke('M0 -180V-50', '#6f6b66', 4, 'opacity=".5"')
  const fork =
    handle +
    stroke('M0 -240V-160M-50 -20V-130Q-50 -160 -24 -160H24Q50 -160 50 -130V-20M0 -160V-14', '#8e8b86', 15) +
    stroke('M-52 -24V-130M-2 -150V-20M48 -130V-24', '#c9c6c0', 5)
  const rake =
    handle +
    stroke(
      'M0 -240V-120M-70 -10V-90Q-70 -120 -44 -120H44Q70 -120 70 -90V-10M-24 -120V-10M24 -120V-10',
      iron.tones.base,
      12,
    )
  return (
    at(-150, 0, trowel, 1, -4) +
    at(0, -10, form % 2 ? rake : fork, 1, 2) +
    at(150, 0, form % 2 ? fork : form === 2 ? rake : trowel, form === 0 ? 0.82 : 1, 6)
  )
}

function lantern({ form, body }: Look): string {
  const candleIn = at(0, -40, solid(box(-40, -130, 80, 130, 6), paint('white', 'wax'), 'round') + flame(0, -128, 0.9))
  const forms = [
    () =>
      stroke('M-50 -400C-50 -500 50 -500 50 -400', body.tones.base, 9) +
      solid(sides([-60, -400], [60, -400], [140, -330], [-140, -330]), body) +
      path(box(-118, -330, 236, 290), '#fff6df', 'opacity=".55"') +
      candleIn +
      stroke('M-118 -330V-40M118 -330V-40M0 -330V-40', body.tones.base, 12) +
      solid(box(-140, -44, 280, 44, 6), body),
    () =>
      stroke('M-60 -330C-60 -480 60 -480 60 -330', body.tones.dark, 12) +
      path('M-90 -330C-190 -240 -180 -80 -110 0H110C180 -80 190 -240 90 -330z', '#fff1d0', 'opacity=".6"') +
      candleIn +
      stroke(
        [-90, -54, -18, 18, 54, 90].map((x) => `M${x} -330C${x * 2} -240 ${x * 1.9} -80 ${x * 1.2} 0`).join('') +
          'M-150 -240H150M-166 -160H166M-150 -80H150',
        body.tones.dark,
        9,
      ) +
      stroke('M-92 -332H92M-112 -2H112', body.tones.base, 17),
    () =>
      stroke('M0 -430V-480', body.tones.base, 8) +
      stroke(oval(0, -496, 20), body.tones.base, 7) +
      solid('M-110 -340Q-100 -430 0 -434T110 -340z', body, 'round') +
      path(box(-100, -340, 200, 300, 10), '#fff6df', 'opacity=".55"') +
      candleIn +
      stroke('M-100 -340V-40M100 -340V-40M-44 -340V-40M44 -340V-40', body.tones.dark, 8) +
      solid(box(-124, -46, 248, 46, 10), body, 'round'),
    () =>
      stroke('M-96 -280C-150 -470 150 -470 96 -280', body.tones.base, 8) +
      solid(box(-60, -350, 120, 40, 8), body, 'round') +
      path(box(-70, -316, 140, 20), body.tones.dark) +
      path('M-70 -296C-130 -220 -130 -140 -80 -80H80C130 -140 130 -220 70 -296z', '#fff6df', 'opacity=".65"') +
      at(0, -40, flame(0, -60, 1.1)) +
      stroke('M-100 -200Q0 -170 100 -200', body.tones.base, 6) +
      solid(
        turned([
          [90, -84],
          [120, -40],
          [110, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  return pick(forms, form)()
}

function birdHouse({ form, body }: Look): string {
  const cast = path(box(-110, -300, 220, 300, 10), '#4a3228', 'opacity=".16" transform="translate(18 14)"')
  const hole = path(oval(0, -200, 40), '#3a2a22') + path('M-40 -200a40 40 0 0 1 76 -16q-40 -20 -76 16z', '#241813')
  const perch = stroke('M0 -120h0', '#6a4a34', 20) + path(oval(0, -118, 11), oak.ball)
  const bird = at(
    96,
    -420,
    path('M-40 0C-40 -40 0 -50 24 -30L60 -34L36 -14C30 10 -20 16 -40 0z', '#35496d') +
      path('M-34 2C-20 14 20 10 30 -8C10 -10 -20 -14 -34 2z', '#e0a05a') +
      path(oval(22, -28, 4), '#fff'),
  )
  const forms = [
    () =>
      cast +
      solid(box(-110, -300, 220, 300, 8), body) +
      hole +
      perch +
      solid(sides([0, -440], [170, -290], [150, -266], [0, -400], [-150, -266], [-170, -290]), oak) +
      solid(sides([0, -400], [110, -302], [-110, -302]), body, 'side', 'opacity=".7"'),
    () =>
      cast +
      solid('M-110 0V-260A110 110 0 0 1 110 -260V0z', body) +
      hole +
      perch +
      stroke('M-128 -240A128 140 0 0 1 128 -240', body.tones.dark, 24) +
      stroke('M0 -384V-450', '#6a5a4a', 6),
    () =>
      cast +
      solid(sides([-120, -320], [120, -270], [120, 0], [-120, 0]), body) +
      hole +
      perch +
      solid(sides([-160, -360], [160, -292], [156, -262], [-164, -330]), oak) +
      stroke('M-60 -300V-4M60 -280V-4', body.tones.deep, 3, 'opacity=".35"'),
  ] as const
  return pick(forms, form)() + (form === 0 ? bird : form === 2 ? at(-60, 76, bird) : '')
}

/** For balconies and gardens. */
export const garden = {
  planter: { draw: planter, home: 'floor', foot: 106, roomScale: 0.66, frontScale: 1.15, focus: [0, -130] },
  'watering-can': { draw: wateringCan, home: 'table', foot: 136, roomScale: 0.56, frontScale: 1.12, focus: [10, -150] },
  'garden-tools': { draw: tools, home: 'garden', foot: 0, roomScale: 0.62, frontScale: 1.12, focus: [-70, -280] },
  lantern: { draw: lantern, home: 'floor', foot: 124, roomScale: 0.6, frontScale: 1.15, focus: [0, -200] },
  'bird-house': { draw: birdHouse, home: 'garden', foot: 0, roomScale: 0.6, frontScale: 1.2, focus: [0, -230] },
} as const satisfies Record<string, Drawing>
