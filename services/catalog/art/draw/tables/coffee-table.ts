import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { board, brass, disc, fourLegs, leg, oak } from '../joinery.ts'

function coffee({ form, body }: Look): string {
  const forms = [
    () => fourLegs(200, -160, 26, body, 26) + board(-186, 260, 26, body, 56, 44) + board(-70, 200, 12, body, 24, 20),
    () =>
      solid(box(-190, -160, 120, 160, 30), body, 'round') +
      solid(box(90, -160, 100, 160, 30), body, 'round') +
      solid(
        'M-270 -190C-270 -240 -130 -250 0 -246S270 -240 262 -186S120 -140 -20 -144S-270 -150 -270 -190z',
        body,
        'top',
      ) +
      solid(
        'M-270 -190C-270 -150 -160 -144 -20 -144S255 -140 262 -186v28C255 -112 120 -116 -20 -116S-270 -122 -270 -162z',
        body,
        'side',
      ),
    () =>
      stroke('M-200 0L-170 -170M200 0L170 -170M-130 0L-126 -170M130 0L126 -170', brass.tones.dark, 11) +
      solid(oval(0, -190, 262, 56), body, 'round') +
      stroke(oval(0, -190, 262, 56), body.tones.light, 5) +
      stroke('M-190 -190Q-120 -226 -20 -230', '#ffffff', 6, 'opacity=".7"'),
    () =>
      solid(box(-210, -170, 420, 120, 8), body, 'face') +
      path(box(-196, -158, 190, 96, 4), body.tones.deep, 'opacity=".42"') +
      path(box(6, -158, 190, 96, 4), body.tones.dark, 'opacity=".35"') +
      path(oval(100, -110, 9), brass.ball) +
      leg(-190, -50, -206, 20, body) +
      leg(190, -50, 206, 20, body) +
      board(-192, 250, 22, body, 54, 44),
    () =>
      solid('M-190 -160C-240 -100 -230 -40 -190 -4Q0 26 190 -4C230 -40 240 -100 190 -160z', body, 'round') +
      disc(-180, 220, 50, 18, oak),
  ] as const
  return pick(forms, form)()
}

export const coffeeTable: Drawing = { draw: coffee, home: 'floor', foot: 240, roomScale: 0.82, focus: [-100, -160] }
