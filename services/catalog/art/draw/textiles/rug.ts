import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { oval, path, sides, stroke } from '../../shapes.ts'

function drawRug({ form, body }: Look): string {
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

export const rug: Drawing = { draw: drawRug, home: 'carpet', foot: 0, roomScale: 1.15, focus: [-70, -110] }
