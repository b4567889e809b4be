import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, paint, partner, solid } from '../../paint.ts'
import { at, path, stroke } from '../../shapes.ts'

function drawBedLinen({ form, body }: Look): string {
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

export const bedLinen: Drawing = { draw: drawBedLinen, home: 'bed', foot: 270, roomScale: 1, focus: [60, -160] }
