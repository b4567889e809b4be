import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, path, stroke, turned } from '../../shapes.ts'
import { board, disc, fourLegs, leg } from '../joinery.ts'

function dining({ form, body }: Look): string {
  const forms = [
    () =>
      fourLegs(226, -270, 28, body) + board(-300, 274, 26, body, 40, 34) + path(box(-220, -274, 440, 26), body.side),
    () =>
      leg(-190, -270, -232, 30, body) +
      leg(-130, -270, -90, 24, body, true) +
      leg(190, -270, 232, 30, body) +
      leg(130, -270, 90, 24, body, true) +
      board(-298, 276, 30, body, 40, 34),
    () =>
      solid(
        turned([
          [70, -270],
          [56, -200],
          [60, -80],
          [110, -10],
          [112, 0],
        ]),
        body,
        'round',
      ) + disc(-300, 270, 44, 20, body),
    () =>
      stroke('M-190 0L-140 -280M-90 0L-140 -280M190 0L140 -280M90 0L140 -280', body.tones.dark, 20) +
      board(-300, 270, 22, body, 38, 40),
    () =>
      solid(box(-236, -272, 50, 272, 6), body, 'face') +
      solid(box(186, -272, 50, 272, 6), body, 'face') +
      stroke('M-186 -70H186', body.tones.dark, 22) +
      board(-302, 276, 34, body, 42, 32),
  ] as const
  return pick(forms, form)()
}

export const diningTable: Drawing = { draw: dining, home: 'floor', foot: 260, roomScale: 1, focus: [-150, -280] }
