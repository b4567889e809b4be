import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { board, disc, leg, oak } from '../joinery.ts'

function drawStool({ form, body }: Look): string {
  const legs = (y: number): string =>
    leg(-70, y, -116, 22, body) + leg(70, y, 116, 22, body) + leg(-14, y, -30, 18, body, true)
  const forms = [
    () => legs(-270) + disc(-290, 130, 28, 22, body),
    () =>
      leg(-84, -330, -112, 20, body) +
      leg(84, -330, 112, 20, body) +
      leg(-40, -330, -44, 16, body, true) +
      leg(40, -330, 44, 16, body, true) +
      stroke('M-98 -140H98', body.tones.dark, 12) +
      solid('M-130 -360Q0 -320 130 -360V-322Q0 -284 -130 -322z', body),
    () =>
      stroke('M-104 0L-70 -400M104 0L70 -400M-30 0L-24 -400M-92 -140Q0 -110 92 -140', body.tones.base, 11) +
      disc(-410, 104, 22, 16, body),
    () =>
      leg(-90, -120, -96, 24, oak) +
      leg(90, -120, 96, 24, oak) +
      leg(0, -110, 0, 22, oak, true) +
      solid('M-150 -260Q-150 -300 0 -300T150 -260V-130Q150 -96 0 -96T-150 -130z', body, 'round') +
      solid(oval(0, -262, 150, 38), body, 'top'),
    () =>
      solid('M-104 -300C-160 -220 -160 -90 -104 -4Q0 22 104 -4C160 -90 160 -220 104 -300z', body, 'round') +
      solid(oval(0, -300, 106, 26), body, 'top') +
      path(oval(-30, -150, 24, 16), body.tones.deep, 'opacity=".5"') +
      path(oval(40, -150, 24, 16), body.tones.deep, 'opacity=".5"') +
      stroke('M-140 -240Q0 -214 140 -240M-140 -70Q0 -44 140 -70', body.tones.dark, 4, 'opacity=".6"'),
    () =>
      legs(-250) +
      stroke('M-96 -96H96', body.tones.dark, 12) +
      board(-280, 136, 26, body, 30, 26) +
      path(box(-34, -300, 68, 10, 5), body.tones.deep, 'opacity=".7"'),
  ] as const
  return pick(forms, form)()
}

export const stool: Drawing = {
  draw: drawStool,
  home: 'floor',
  foot: 130,
  roomScale: 0.66,
  frontScale: 1.3,
  focus: [0, -270],
}
