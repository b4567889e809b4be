import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { box, path, stroke } from '../../shapes.ts'

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

export const throwDrawing: Drawing = {
  draw: throwFolded,
  home: 'seat',
  foot: 216,
  roomScale: 0.46,
  frontScale: 1.12,
  focus: [30, -140],
}
