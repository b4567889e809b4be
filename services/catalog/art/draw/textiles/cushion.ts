import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { at, oval, path, stroke } from '../../shapes.ts'

const plump =
  'M-200 -190C-196 -250 -190 -330 -206 -386C-140 -372 140 -372 206 -386C190 -330 196 -250 200 -190C196 -130 190 -50 206 6C140 -8 -140 -8 -206 6C-190 -50 -196 -130 -200 -190z'

function drawCushion({ form, body }: Look): string {
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

export const cushion: Drawing = {
  draw: drawCushion,
  home: 'seat',
  foot: 170,
  roomScale: 0.5,
  frontScale: 1.15,
  focus: [-60, -240],
}
