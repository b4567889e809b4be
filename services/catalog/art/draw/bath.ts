import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { board, brass, gleam, iron } from './joinery.ts'
import { partner } from './textiles.ts'

const bar = paint('sand', 'wax')

function towel({ form, body }: Look): string {
  const other = partner(body)
  const rail =
    stroke('M-280 -450H280', brass.tones.dark, 16) +
    stroke('M-280 -453H280', brass.tones.light, 5) +
    path(oval(-280, -450, 17), brass.ball) +
    path(oval(280, -450, 17), brass.ball)
  const hang = 'M-150 -456H150V-30Q0 -18 -150 -30z'
  const bands = [
    () =>
      stroke('M-148 -96H148M-148 -76H148', body.tones.dark, 6, 'opacity=".6"') +
      stroke(Array.from({ length: 18 }, (_, index) => `M${-144 + index * 17} -30v22`).join(''), body.tones.base, 5),
    () => path(box(-150, -130, 300, 44), other, 'opacity=".65"'),
    () => stroke('M-148 -140H148M-148 -116H148M-148 -92H148M-148 -68H148', other, 8, 'opacity=".7"'),
    () =>
      stroke(
        'M-110 -450V-26M-66 -450V-24M-22 -450V-24M22 -450V-24M66 -450V-24M110 -450V-26',
        other,
        6,
        'opacity=".45"',
      ),
    () => stroke('M-148 -110H148', other, 22, 'opacity=".6" stroke-dasharray="2 28"'),
  ] as const
  const loop = form % 2 === 0 ? stroke('M-10 -456q10 34 20 0', body.tones.deep, 5) : ''
  return (
    path(hang, '#4a3228', 'opacity=".14" transform="translate(18 14)"') +
    path(box(-142, -456, 300, 330), body.tones.dark) +
    solid(hang, body) +
    pick(bands, form)() +
    rail +
    path('M-152 -462Q0 -476 152 -462V-440H-152z', body.tones.light) +
    loop +
    stroke('M-70 -430Q-84 -240 -70 -40M70 -430Q84 -240 80 -40', body.tones.deep, 5, 'opacity=".2"')
  )
}

function soapDish({ form, body }: Look): string {
  const soap = (y: number): string =>
    at(
      0,
      y,
      solid('M-104 -20Q-110 -66 -60 -68H60Q110 -66 104 -20Q100 6 60 6H-60Q-100 6 -104 -20z', bar, 'ball') +
        stroke('M-56 -46H56', '#fffaf0', 5, 'opacity=".6"') +
        path(oval(-30, -30, 40, 10), '#fffaf0', 'opacity=".35"'),
    )
  const bubbles = [
    [150, -90, 15],
    [176, -120, 9],
    [132, -124, 7],
  ]
    .map(([x = 0, y = 0, r = 0]) => path(oval(x, y, r), '#ffffff', 'opacity=".55"'))
    .join('')
  const forms = [
    () => soap(-58) + board(-54, 210, 54, body, 34, 20),
    () =>
      solid(oval(0, -70, 216, 46), body, 'side') +
      soap(-64) +
      solid('M-216 -70a216 46 0 0 0 432 0C200 -20 140 0 60 0H-60C-140 0 -200 -20 -216 -70z', body, 'round') +
      gleam(-176, -50, 26, 4),
    () =>
      soap(-66) +
      [-180, -104, -28, 48, 124].map((x) => solid(box(x, -74, 58, 26, 5), body)).join('') +
      path(box(-160, -50, 30, 50, 4), body.tones.dark) +
      path(box(130, -50, 30, 50, 4), body.tones.dark),
    () =>
      soap(-56) +
      solid('M-190 -84Q-200 0 -120 0H120Q200 0 190 -84Q150 -40 0 -40T-190 -84z', body, 'round') +
      gleam(-160, -50, 24, 4),
    () =>
      solid(oval(0, -50, 200, 40), body, 'top') +
      soap(-52) +
      solid('M-200 -50a200 40 0 0 0 400 0v18a200 40 0 0 1 -400 0z', body, 'round') +
      path(box(-150, -20, 26, 22, 5), body.tones.deep) +
      path(box(124, -20, 26, 22, 5), body.tones.deep),
  ] as const
  return pick(forms, form)() + bubbles
}

function dispenser({ form, body }: Look): string {
  const metal = form % 2 === 0 ? brass : iron
  const pump = (y: number): string =>
    path(box(-26, y - 26, 52, 30, 6), metal.round) +
    path(box(-7, y - 96, 14, 74), metal.round) +
    stroke(`M-30 ${y - 100}H40q36 0 40 26`, metal.tones.base, 16) +
    path(box(-38, y - 116, 76, 20, 10), metal.round)
  const forms = [
    () =>
      pump(-300) +
      solid(
        turned([
          [34, -300],
          [96, -270],
          [108, -200],
          [108, -40],
          [94, 0],
        ]),
        body,
        'round',
      ),
    () =>
      pump(-280) +
      solid(box(-110, -284, 220, 284, 22), body) +
      solid(box(66, -276, 44, 268, 16), body, 'side', 'opacity=".5"'),
    () =>
      pump(-320) +
      path(
        turned(
          [
            [84, -170],
            [96, -100],
            [80, -8],
          ],
          6,
        ),
        body.tones.base,
        'opacity=".5"',
      ) +
      solid(
        turned([
          [30, -320],
          [40, -280],
          [90, -200],
          [100, -100],
          [84, 0],
        ]),
        body,
        'round',
      ),
    () =>
      pump(-270) +
      solid(
        turned([
          [34, -270],
          [110, -220],
          [124, -120],
          [104, -20],
          [88, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  return (
    pick(forms, form)() +
    path(box(-44, -180, 88, 70, 6), '#f6efe2', `opacity="${form === 1 ? 0.5 : 0.85}"`) +
    stroke('M-26 -156H26M-26 -140H10', '#8b7a66', 5) +
    gleam(-78, -230, 140, 6, 0.45)
  )
}

function bathMat({ form, body }: Look): string {
  const flat = sides([-190, -170], [190, -170], [270, 0], [-270, 0])
  const other = partner(body)
  const forms = [
    () =>
      solid(flat, body) + stroke(sides([-160, -150], [160, -150], [224, -20], [-224, -20]), other, 9, 'opacity=".6"'),
    () =>
      [0, 1, 2, 3, 4, 5]
        .map(
          (index) =>
            solid(
              sides(
                [-196 - index * 14, -176 + index * 30],
                [196 + index * 14, -176 + index * 30],
                [206 + index * 14, -154 + index * 30],
                [-206 - index * 14, -154 + index * 30],
              ),
              body,
            ) + path(box(-206 - index * 14, -154 + index * 30, 412 + index * 28, 6), body.tones.deep),
        )
        .join(''),
    () =>
      solid(
        'M-170 -170H170Q200 -170 214 -150L270 -30Q270 0 240 0H-240Q-270 0 -270 -30L-214 -150Q-200 -170 -170 -170z',
        body,
      ) +
      [-120, 0, 120]
        .flatMap((x) => [-130, -82, -34].map((y) => path(oval(x * (1.3 + y / 400), y, 24, 11), other, 'opacity=".5"')))
        .join(''),
    () =>
      solid(flat, body) + stroke('M-200 -140H200M-216 -106H216M-232 -70H232M-250 -32H250', other, 8, 'opacity=".6"'),
  ] as const
  const folded = at(
    0,
    -176,
    solid(box(-84, -64, 168, 64, 30), paint('white', 'cotton')) + stroke('M-60 -30H70', '#b9ab97', 4, 'opacity=".6"'),
  )
  return (
    path(flat, body.tones.deep, 'transform="translate(0 8)" opacity=".8"') +
    pick(forms, form)() +
    (form === 1 ? '' : folded)
  )
}

function ladder({ form, body }: Look): string {
  const rungs = [-430, -330, -230, -130]
  const rails =
    form === 1
      ? stroke('M-96 0V-480Q-96 -510 -66 -510H66Q96 -510 96 -480V0', body.tones.base, 14)
      : solid(sides([-112, 0], [-96, -520], [-78, -520], [-92, 0]), body, 'round') +
        solid(sides([112, 0], [96, -520], [78, -520], [92, 0]), body, 'round')
  const cloth = (y: number, long: number, brush: ReturnType<typeof paint>, x = -70): string =>
    solid(`M${x} ${y - 8}h110v${long}q-54 10 -110 0z`, brush) +
    stroke(`M${x} ${y + long - 30}h110`, brush.tones.dark, 5, 'opacity=".6"')
  return (
    rails +
    rungs
      .map((y) => stroke(`M-96 ${y}H96`, body.tones.dark, 12) + stroke(`M-96 ${y - 2}H96`, body.tones.base, 6))
      .join('') +
    cloth(-330, 170, paint('white', 'cotton')) +
    cloth(-130, 96, paint(form % 2 ? 'terracotta' : 'sage', 'cotton'), -40)
  )
}

/** For the bathroom. */
export const bath = {
  towel: { draw: towel, home: 'bath', foot: 0, roomScale: 0.7, focus: [-40, -240] },
  'soap-dish': { draw: soapDish, home: 'basin', foot: 170, roomScale: 0.42, frontScale: 1.25, focus: [-70, -60] },
  'soap-dispenser': { draw: dispenser, home: 'basin', foot: 104, roomScale: 0.52, frontScale: 1.35, focus: [10, -220] },
  'bath-mat': { draw: bathMat, home: 'carpet', foot: 0, roomScale: 0.86, focus: [-80, -80] },
  'towel-ladder': { draw: ladder, home: 'floor', foot: 110, roomScale: 1, frontScale: 1.1, focus: [-10, -300] },
} as const satisfies Record<string, Drawing>
