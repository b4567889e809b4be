import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { box, sides, stroke } from '../../shapes.ts'
import { board, iron, leg, pad } from '../joinery.ts'

function drawBench({ form, body, colour }: Look): string {
  const ends =
    leg(-226, -180, -240, 26, body) +
    leg(226, -180, 240, 26, body) +
    leg(-196, -180, -200, 20, body, true) +
    leg(196, -180, 200, 20, body, true)
  const forms = [
    () => ends + board(-204, 270, 28, body, 34, 26),
    () =>
      solid(box(-226, -190, 44, 190, 4), body, 'side') +
      solid(box(182, -190, 44, 190, 4), body, 'side') +
      board(-210, 270, 36, body, 34, 26) +
      stroke('M-182 -90H182', body.tones.dark, 16),
    () =>
      stroke('M-240 0L-216 -160M240 0L216 -160M-196 0L-190 -160M196 0L190 -160', iron.tones.base, 12) +
      pad(-270, -216, 540, 70, body, 30) +
      pad(-262, -222, 524, 34, body, 17, 'top') +
      stroke('M-90 -216V-150M90 -216V-150', body.tones.deep, 3, 'opacity=".4"'),
    () =>
      ends +
      stroke(
        'M-250 -200V-370M250 -200V-370M-150 -205V-366M-50 -205V-366M50 -205V-366M150 -205V-366',
        body.tones.dark,
        10,
      ) +
      board(-390, 270, 26, body, 0) +
      board(-206, 270, 28, body, 30, 22),
    () =>
      ends +
      board(-204, 270, 28, body, 0) +
      solid(sides([-240, -236], [240, -236], [262, -206], [-262, -206]), paint(colour, 'rattan'), 'top') +
      stroke('M-180 -80H180', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

export const bench: Drawing = { draw: drawBench, home: 'floor', foot: 260, roomScale: 0.86, focus: [-100, -200] }
