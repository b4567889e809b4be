import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { at, oval, path, stroke } from '../../shapes.ts'
import { eye } from '../joinery.ts'

function drawSoftToy({ form, body }: Look): string {
  const belly = path(oval(0, -110, 70, 80), body.tones.light, 'opacity=".8"')
  const limbs =
    solid(oval(-86, -30, 54, 38), body, 'ball') +
    solid(oval(86, -30, 54, 38), body, 'ball') +
    at(-110, -160, solid(oval(0, 0, 32, 70), body, 'ball'), 1, 24) +
    at(110, -160, solid(oval(0, 0, 32, 70), body, 'ball'), 1, -24)
  const trunk = solid('M-110 -120C-110 -230 110 -230 110 -120C116 -30 60 0 0 0S-116 -30 -110 -120z', body, 'ball')
  const head = solid(
    'M-116 -300C-120 -390 120 -390 116 -300C116 -220 60 -196 0 -196S-116 -220 -116 -300z',
    body,
    'ball',
  )
  const face =
    eye(-42, -302) +
    eye(42, -302) +
    path(oval(0, -268, 15, 11), '#7a4f44') +
    stroke('M0 -258v14q-16 16 -30 4M0 -244q16 16 30 4', '#7a4f44', 4) +
    path(oval(-74, -266, 17), '#e0806a', 'opacity=".35"') +
    path(oval(74, -266, 17), '#e0806a', 'opacity=".35"')
  const ears = [
    () =>
      solid(oval(-86, -366, 44), body, 'ball') +
      solid(oval(86, -366, 44), body, 'ball') +
      path(oval(-86, -364, 24), '#e9c4b4') +
      path(oval(86, -364, 24), '#e9c4b4'),
    () =>
      at(-52, -350, solid(oval(0, -66, 34, 92), body, 'ball') + path(oval(0, -62, 16, 66), '#e9c4b4'), 1, -10) +
      at(52, -350, solid(oval(0, -66, 34, 92), body, 'ball') + path(oval(0, -62, 16, 66), '#e9c4b4'), 1, 14),
    () => solid('M-110 -330L-104 -430L-30 -372zM110 -330L104 -430L30 -372z', body, 'face'),
    () =>
      at(-112, -330, solid(oval(0, 50, 36, 84), body, 'side'), 1, 16) +
      at(112, -330, solid(oval(0, 50, 36, 84), body, 'side'), 1, -16),
  ] as const
  const scarf =
    path(
      'M-84 -206Q0 -170 84 -206L80 -176Q0 -144 -80 -176z',
      form % 2 ? palette.mustard.base : palette.terracotta.base,
    ) + path('M40 -178l34 70l-34 8l-26 -68z', form % 2 ? palette.mustard.dark : palette.terracotta.dark)
  return (
    (form === 3 ? '' : pick(ears, form)()) +
    trunk +
    belly +
    limbs +
    head +
    (form === 3 ? pick(ears, form)() : '') +
    face +
    scarf
  )
}

export const softToy: Drawing = {
  draw: drawSoftToy,
  home: 'seat',
  foot: 120,
  roomScale: 0.44,
  frontScale: 1.2,
  focus: [0, -260],
}
