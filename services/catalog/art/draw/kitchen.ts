import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { arch, at, box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { brass, gleam, iron, mouth, oak, walnut } from './joinery.ts'
import { partner } from './textiles.ts'

function teapot({ form, body }: Look): string {
  const bodies = [
    turned([
      [70, -230],
      [150, -190],
      [178, -110],
      [130, -20],
      [90, 0],
    ]),
    turned([
      [90, -200],
      [176, -150],
      [186, -90],
      [150, -16],
      [110, 0],
    ]),
    turned([
      [76, -270],
      [112, -220],
      [150, -110],
      [140, -24],
      [110, 0],
    ]),
    turned([
      [80, -220],
      [140, -200],
      [160, -120],
      [160, -40],
      [120, 0],
    ]),
    turned([
      [66, -250],
      [140, -200],
      [170, -120],
      [140, -24],
      [100, 0],
    ]),
  ] as const
  const tops = [-230, -200, -270, -220, -250]
  const top = tops[form % 5] ?? -230
  const spout = solid(
    `M130 -70C200 -80 190 -170 236 ${top + 20}L262 ${top + 34}C240 -150 250 -50 130 -34z`,
    body,
    'round',
  )
  const handles = [
    () =>
      stroke('M-130 -180C-260 -220 -260 -40 -140 -50', body.tones.dark, 24) +
      stroke('M-132 -182C-256 -220 -256 -44 -140 -54', body.tones.base, 15),
    () => stroke(`M-120 ${top + 30}C-140 -400 140 -400 120 ${top + 30}`, iron.tones.base, 15),
    () =>
      stroke('M-128 -210C-250 -230 -240 -60 -146 -60', oak.tones.dark, 22) +
      stroke('M-130 -212C-246 -230 -238 -66 -148 -64', oak.tones.base, 13),
    () => stroke('M-150 -170H-210Q-236 -170 -236 -140V-90Q-236 -60 -206 -60H-150', body.tones.dark, 20),
    () => stroke(`M-110 ${top + 40}C-150 -420 150 -420 110 ${top + 40}`, brass.tones.base, 11),
  ] as const
  const tea =
    body.material === 'glass'
      ? solid(
          'M-166 -120Q0 -104 166 -120C160 -60 140 -24 100 -4Q0 12 -100 -4C-140 -24 -160 -60 -166 -120z',
          paint('terracotta', 'glass'),
          'ball',
        )
      : ''
  const lid =
    solid(`M-78 ${top + 4}Q-70 ${top - 40} 0 ${top - 44}T78 ${top + 4}Q0 ${top + 22} -78 ${top + 4}z`, body, 'ball') +
    path(oval(0, top - 56, 18), form % 2 === 0 ? oak.ball : body.ball)
  return (
    pick(handles, form)() +
    spout +
    tea +
    solid(pick(bodies, form), body, 'round') +
    lid +
    gleam(-104, -160, 80, 16, 0.45)
  )
}

function pan({ form, body }: Look): string {
  const pot = (half: number, high: number): string =>
    solid(
      `M${-half} ${-high}V-34Q${-half} 0 ${-half + 40} 0H${half - 40}Q${half} 0 ${half} -34V${-high}z`,
      body,
      'round',
    ) + path(box(-half, -high, half * 2, 10), body.tones.light, 'opacity=".6"')
  const lid = (half: number, y: number): string =>
    solid(
      `M${-half} ${y}C${-half + 10} ${y - 40} ${-half * 0.5} ${y - 58} 0 ${y - 58}S${half - 10} ${y - 40} ${half} ${y}z`,
      body,
      'ball',
    ) + path(box(-26, y - 84, 52, 26, 10), brass.round)
  const ears = (half: number, y: number): string =>
    stroke(`M${-half} ${y}h-44v34h44M${half} ${y}h44v34h-44`, body.tones.dark, 17)
  const forms = [
    () =>
      at(
        0,
        0,
        stroke('M150 -90L300 -150', iron.tones.base, 26) +
          solid(oval(-40, -90, 210, 62), body, 'round') +
          path(oval(-40, -98, 190, 50), body.tones.deep) +
          path(oval(-40, -90, 168, 38), body.tones.dark) +
          solid('M-250 -90Q-240 -10 -150 0H70Q160 -10 170 -90A210 62 0 0 1 -250 -90z', body, 'round') +
          path(oval(288, -145, 9, 6), body.tones.paper),
      ),
    () => ears(210, -140) + pot(210, 190) + lid(216, -188) + gleam(-170, -150, 90, 4),
    () =>
      stroke('M180 -170H320', body.tones.dark, 20) +
      stroke('M180 -174H310', body.tones.light, 6) +
      pot(180, 200) +
      mouth(-200, 180, 26, body) +
      gleam(-140, -150, 90, 4),
    () => ears(230, -110) + pot(230, 150) + mouth(-150, 230, 32, body) + gleam(-190, -110, 60, 4),
    () => ears(190, -170) + pot(190, 240) + lid(196, -238) + gleam(-150, -190, 120, 4),
  ] as const
  return pick(forms, form)()
}

function board({ form, body }: Look): string {
  const outlines = [
    `${box(-140, -380, 280, 380, 40)}M-14 -350a14 14 0 1 0 28 0a14 14 0 1 0 -28 0z`,
    `M-40 -470Q0 -500 40 -470L50 -390Q160 -380 160 -290V-40Q160 0 120 0H-120Q-160 0 -160 -40V-290Q-160 -380 -50 -390zM-16 -450a16 16 0 1 0 32 0a16 16 0 1 0 -32 0z`,
    `${oval(0, -200, 200)}M-16 -370a16 16 0 1 0 32 0a16 16 0 1 0 -32 0z`,
    `${box(-170, -320, 340, 320, 24)}M-60 -300h120v26h-120z`,
    `M-30 -480Q0 -496 30 -480L36 -380C150 -350 190 -260 180 -150C170 -40 90 0 0 0S-170 -40 -180 -150C-190 -260 -150 -350 -36 -380zM-14 -456a14 14 0 1 0 28 0a14 14 0 1 0 -28 0z`,
  ] as const
  const d = pick(outlines, form)
  const inlay =
    form % 2 === 1
      ? path(
          sides([-159, -130], [159, -130], [159, -90], [-159, -90]),
          form === 1 ? oak.tones.base : body.tones.dark,
          'opacity=".6"',
        )
      : ''
  return (
    at(
      0,
      0,
      path(d, body.tones.deep, 'fill-rule="evenodd" transform="translate(14 0)"') +
        solid(d, body, 'face', 'fill-rule="evenodd"') +
        inlay +
        stroke('M-120 -60V-250', '#fffaf0', 5, 'opacity=".35"'),
      1,
      -3,
    ) +
    at(
      150,
      -18,
      path(oval(0, -16, 44, 36), '#c36c4c') +
        path(oval(-14, -28, 12, 8), '#fff6e8', 'opacity=".6"') +
        stroke('M2 -50q6 -14 16 -18', '#5f7d5a', 5),
    )
  )
}

function knifeBlock({ form, body }: Look): string {
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

function apron({ form, body }: Look): string {
  const cloth = 'M-80 -440Q0 -420 80 -440L96 -330Q130 -280 170 -270L190 -10Q0 20 -190 -10L-170 -270Q-130 -280 -96 -330z'
  const other = partner(body)
  const decors = [
    () =>
      solid('M-100 -210H100V-110Q100 -90 80 -90H-80Q-100 -90 -100 -110z', body, 'side', 'opacity=".6"') +
      stroke('M-100 -210H100M0 -210V-92', body.tones.deep, 3, 'opacity=".6"'),
    () =>
      stroke(
        'M-120 -280L-140 -8M-70 -430L-80 0M-20 -430L-22 4M30 -430L34 4M80 -430L90 0M130 -280L146 -8',
        other,
        7,
        'opacity=".5"',
      ) + path(box(-60, -200, 120, 90, 8), body.tones.dark, 'opacity=".5"'),
    () =>
      path('M-186 -70Q0 -40 186 -70L190 -10Q0 20 -190 -10z', other, 'opacity=".7"') +
      stroke('M-188 -14Q0 16 188 -14', other, 8, 'stroke-dasharray="1 18"'),
    () =>
      path(box(-70, -380, 140, 80, 6), body.tones.dark, 'opacity=".45"') +
      path(box(-120, -200, 104, 110, 8), body.tones.dark, 'opacity=".45"') +
      path(box(16, -200, 104, 110, 8), body.tones.dark, 'opacity=".45"'),
  ] as const
  return (
    stroke('M-74 -436C-90 -560 90 -560 74 -436', body.tones.dark, 13) +
    path(oval(0, -528, 9), brass.ball) +
    stroke('M-168 -266Q-240 -230 -230 -120M168 -266Q240 -230 226 -130', body.tones.dark, 10) +
    path(cloth, '#4a3228', 'opacity=".15" transform="translate(14 20)"') +
    solid(cloth, body) +
    pick(decors, form)() +
    stroke('M-60 -260Q-70 -120 -90 -20M110 -240Q112 -120 130 -20', body.tones.deep, 4, 'opacity=".22"')
  )
}

function tray({ form, body }: Look): string {
  const cup = at(
    -80,
    -74,
    solid(
      turned([
        [44, -70],
        [46, -40],
        [34, 0],
      ]),
      paint('white', 'ceramic'),
      'round',
    ) + mouth(-70, 44, 9, paint('white', 'ceramic')),
  )
  const jug = at(
    76,
    -64,
    solid(
      turned([
        [26, -120],
        [24, -96],
        [50, -50],
        [36, 0],
      ]),
      paint(form % 2 ? 'sage' : 'terracotta', 'ceramic'),
      'round',
    ),
  )
  const grips = stroke('M-244 -70Q-284 -96 -252 -30M244 -70Q284 -96 252 -30', body.tones.dark, 14)
  const forms = [
    () =>
      grips +
      solid(oval(0, -64, 256, 72), body, 'round') +
      path(oval(0, -70, 236, 58), body.tones.dark) +
      solid(oval(0, -64, 232, 54), body, 'top') +
      path('M-256 -64a256 72 0 0 0 512 0v22a256 72 0 0 1 -512 0z', body.tones.dark),
    () =>
      solid('M-262 -64a262 70 0 0 0 524 0v14a262 70 0 0 1 -524 0z', body, 'round') +
      solid(oval(0, -64, 262, 70), body, 'round') +
      path(oval(0, -62, 236, 56), body.tones.light, 'opacity=".5"'),
    () =>
      solid(sides([-220, -130], [220, -130], [270, -20], [-270, -20]), body, 'top') +
      solid(sides([-270, -36], [270, -36], [266, 4], [-266, 4]), body) +
      solid(sides([-220, -146], [220, -146], [222, -126], [-222, -126]), body, 'side') +
      path(box(-50, -28, 100, 16, 8), body.tones.deep),
    () =>
      solid(sides([-230, -130], [230, -130], [266, -20], [-266, -20]), body, 'top') +
      stroke(sides([-230, -130], [230, -130], [266, -20], [-266, -20]), body.tones.dark, 16) +
      stroke(sides([-230, -136], [230, -136], [266, -26], [-266, -26]), body.tones.base, 8),
    () =>
      grips +
      solid('M-256 -64a256 72 0 0 0 512 0v30a256 72 0 0 1 -512 0z', body, 'side') +
      solid(oval(0, -64, 256, 72), body, 'top') +
      stroke(oval(0, -64, 256, 72), body.tones.dark, 10),
  ] as const
  return pick(forms, form)() + cup + jug
}

/** A loaf for company, seen from the front. */
export const loaf = (x: number, y: number): string =>
  at(x, y, path(arch(0, 0, 110, 80), '#c48a4e') + stroke('M-30 -62l14 14M-4 -70l14 14M24 -64l12 12', '#f0d3a2', 7))

/** Things to cook with. */
export const kitchen = {
  teapot: { draw: teapot, home: 'table', foot: 130, roomScale: 0.5, frontScale: 1.1, focus: [-20, -170] },
  pan: { draw: pan, home: 'table', foot: 190, roomScale: 0.54, focus: [-50, -130] },
  'cutting-board': { draw: board, home: 'table', foot: 150, roomScale: 0.64, frontScale: 1.16, focus: [-30, -200] },
  'knife-block': { draw: knifeBlock, home: 'table', foot: 130, roomScale: 0.56, frontScale: 1.28, focus: [0, -260] },
  apron: { draw: apron, home: 'counter', foot: 0, roomScale: 0.72, frontScale: 1.06, focus: [20, -250] },
  tray: { draw: tray, home: 'table', foot: 250, roomScale: 0.62, frontScale: 1.05, focus: [-50, -90] },
} as const satisfies Record<string, Drawing>
