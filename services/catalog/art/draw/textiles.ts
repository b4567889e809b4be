import { type Drawing, type Look, pick } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { at, box, oval, path, sides, stroke } from '../shapes.ts'

/** A second colour that goes with the first, for stripes and borders. */
export const partner = ({ tones }: Paint): string => (tones.base > '#c' ? tones.dark : tones.light)

const plump =
  'M-200 -190C-196 -250 -190 -330 -206 -386C-140 -372 140 -372 206 -386C190 -330 196 -250 200 -190C196 -130 190 -50 206 6C140 -8 -140 -8 -206 6C-190 -50 -196 -130 -200 -190z'

function cushion({ form, body }: Look): string {
  const other = partner(body)
  const folds = stroke(
    'M-196 -372Q-150 -330 -140 -280M196 -372Q150 -330 140 -280M-196 -6Q-150 -50 -140 -96M196 -6Q150 -50 140 -96',
    body.tones.deep,
    4,
    'opacity=".22"',
  )
  const decors = [
    () => stroke(plump, body.tones.dark, 6, 'opacity=".7"'),
    () => stroke('M-198 -250H198M-198 -230H198M-200 -150H200M-200 -130H200', other, 8, 'opacity=".75"'),
    () =>
      [-110, 0, 110]
        .flatMap((x) => [-290, -190, -90].map((y) => path(oval(x, y, 26), other, 'opacity=".55"')))
        .join(''),
    () => stroke('M0 -376V-4', body.tones.deep, 3, 'opacity=".3"') + path(oval(0, -190, 12), body.tones.dark),
    () =>
      path(`M-120 -110A120 120 0 0 1 120 -110z`, other, 'opacity=".6"') +
      path('M-70 -110A70 70 0 0 1 70 -110z', body.tones.base),
    () =>
      stroke(
        'M-160 -374V-6M-120 -374V-6M-80 -374V-6M-40 -374V-6M0 -374V-6M40 -374V-6M80 -374V-6M120 -374V-6M160 -374V-6',
        other,
        5,
        'opacity=".5"',
      ),
    () => stroke(plump, other, 12, 'opacity=".7" stroke-dasharray="2 16"'),
  ] as const
  return at(0, -16, solid(plump, body, 'ball') + pick(decors, form)() + folds, 1, form % 2 === 0 ? -4 : 3)
}

function throwFolded({ form, body }: Look): string {
  const other = partner(body)
  const fold = (y: number, half: number): string =>
    solid(box(-half, y, half * 2, 58, 29), body, 'face') +
    stroke(`M${-half + 34} ${y + 52}H${half - 26}`, body.tones.deep, 4, 'opacity=".32"')
  const fringe = (half: number, y: number): string =>
    stroke(
      Array.from(
        { length: Math.floor(half / 8) },
        (_, index) => `M${-half + 6 + index * 16} ${y}l${(index % 3) - 1} 30`,
      ).join(''),
      body.tones.base,
      5,
    )
  const flap = 'M-150 -262H150Q164 -236 166 -200V-52Q0 -38 -166 -52V-200Q-164 -236 -150 -262z'
  const stripes = [
    () => stroke('M-166 -110Q0 -96 166 -110M-166 -84Q0 -70 166 -84', other, 9, 'opacity=".8"'),
    () =>
      stroke(
        'M-100 -258L-108 -46M0 -260V-42M100 -258L108 -46M-166 -190Q0 -178 166 -190M-166 -130Q0 -116 166 -130',
        other,
        11,
        'opacity=".45"',
      ),
    () => path('M-166 -132Q0 -118 166 -132V-52Q0 -38 -166 -52z', other, 'opacity=".6"'),
    () => '',
    () =>
      stroke(
        'M-160 -210L-110 -170L-55 -210L0 -170L55 -210L110 -170L160 -210M-166 -130L-110 -90L-55 -130L0 -90L55 -130L110 -90L166 -130',
        other,
        6,
        'opacity=".5"',
      ),
    () => stroke('M-166 -150Q0 -136 166 -150', other, 34, 'opacity=".6"'),
  ] as const
  return (
    fold(-62, 226) +
    fold(-118, 222) +
    fold(-174, 216) +
    solid(box(-212, -262, 424, 90, 34), body, 'top') +
    fringe(164, -50) +
    solid(flap, body, 'face') +
    pick(stripes, form)() +
    stroke('M-150 -258Q-164 -200 -164 -56M150 -258Q164 -200 164 -56', body.tones.deep, 4, 'opacity=".3"')
  )
}

function rug({ form, body }: Look): string {
  const other = partner(body)
  const flat = sides([-196, -230], [196, -230], [276, 0], [-276, 0])
  const inner = sides([-172, -212], [172, -212], [236, -22], [-236, -22])
  const tassels = stroke(
    Array.from({ length: 29 }, (_, index) => `M${-272 + index * 19.4} 0v18`).join('') +
      Array.from({ length: 21 }, (_, index) => `M${-194 + index * 19.4} -230v-9`).join(''),
    body.tones.light,
    5,
  )
  const patterns = [
    () =>
      stroke(inner, other, 7, 'opacity=".7"') + stroke('M-120 -120L0 -180L120 -120L0 -50z', other, 7, 'opacity=".7"'),
    () =>
      path('M-150 -20A150 130 0 0 1 150 -20z', other, 'opacity=".6"') +
      path('M-84 -20A84 74 0 0 1 84 -20z', body.tones.light, 'opacity=".8"') +
      path(oval(110, -180, 34, 18), other, 'opacity=".6"'),
    () => stroke('M-206 -200H206M-218 -166H218M-232 -126H232M-246 -82H246M-262 -34H262', other, 13, 'opacity=".6"'),
    () =>
      stroke(
        'M-96 -230L-134 0M0 -230V0M96 -230L134 0M-212 -180H212M-234 -110H234M-256 -50H256',
        other,
        4,
        'opacity=".6"',
      ),
    () => stroke(inner, body.tones.dark, 14, 'opacity=".6"'),
    () =>
      [
        [-100, -180, 36],
        [60, -190, 28],
        [-30, -110, 46],
        [140, -100, 40],
        [-170, -60, 44],
        [60, -40, 38],
      ]
        .map(([x = 0, y = 0, r = 0]) => path(oval(x, y, r, r * 0.5), other, 'opacity=".55"'))
        .join(''),
  ] as const
  return (
    tassels + path(flat, body.tones.deep, 'transform="translate(0 7)"') + solid(flat, body) + pick(patterns, form)()
  )
}

function bedLinen({ form, body }: Look): string {
  const pale = paint('white', body.material)
  const other = form % 2 === 0 ? body : pale
  const pillow = (x: number, brush: Paint, turn: number): string =>
    at(
      x,
      -250,
      solid(
        'M-120 -60C-60 -78 60 -78 120 -60C134 -20 134 20 120 60C60 76 -60 76 -120 60C-134 20 -134 -20 -120 -60z',
        brush,
        'ball',
      ) + stroke('M-104 -46Q-84 -30 -80 -10M104 -46Q84 -30 80 -10', brush.tones.deep, 3, 'opacity=".25"'),
      1,
      turn,
    )
  const quilt = 'M-260 -190C-180 -224 180 -224 260 -190L276 -20Q0 30 -276 -20z'
  const folds = stroke(
    'M-170 -200Q-190 -100 -186 -10M-40 -208Q-30 -100 -48 6M110 -206Q120 -100 130 2M210 -198Q220 -100 222 -8',
    body.tones.deep,
    5,
    'opacity=".22"',
  )
  const pattern = [
    () => '',
    () =>
      stroke(
        'M-262 -150Q0 -184 262 -150M-266 -110Q0 -144 266 -110M-270 -70Q0 -100 270 -70M-274 -34Q0 -58 274 -34',
        partner(body),
        5,
        'opacity=".5"',
      ),
    () =>
      stroke(
        'M-220 -202L-240 -12M-120 -212L-130 6M0 -214V12M120 -212L130 6M220 -202L240 -12',
        partner(body),
        3,
        'opacity=".5"',
      ),
    () => path('M-262 -178C-180 -210 180 -210 262 -178L266 -140Q0 -176 -266 -140z', pale.tones.light, 'opacity=".8"'),
  ] as const
  return (
    pillow(-124, other, -5) +
    pillow(124, other, 5) +
    pillow(0, body, 0) +
    solid(quilt, body, 'face') +
    pick(pattern, form)() +
    folds +
    path('M-260 -190C-180 -224 180 -224 260 -190L263 -160Q0 -196 -263 -160z', body.tones.light, 'opacity=".6"')
  )
}

/** Soft goods. */
export const textiles = {
  cushion: { draw: cushion, home: 'seat', foot: 170, roomScale: 0.5, frontScale: 1.15, focus: [-60, -240] },
  throw: { draw: throwFolded, home: 'seat', foot: 216, roomScale: 0.46, frontScale: 1.12, focus: [30, -140] },
  rug: { draw: rug, home: 'carpet', foot: 0, roomScale: 1.15, focus: [-70, -110] },
  'bed-linen': { draw: bedLinen, home: 'bed', foot: 270, roomScale: 1, focus: [60, -160] },
} as const satisfies Record<string, Drawing>
