import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { flame } from '../flame.ts'
import { disc } from '../joinery.ts'

function tapers({ form, body }: Look): string {
  const stick = (x: number, high: number, lit: boolean): string =>
    solid(`M${x - 17} 0L${x - 12} ${-high}Q${x} ${-high - 12} ${x + 12} ${-high}L${x + 17} 0z`, body, 'round') +
    (lit ? flame(x, -high, 0.8) : stroke(`M${x} ${-high}q4 -14 2 -22`, '#5a4a3e', 4))
  const bundle = [-90, -54, -18, 18, 54, 90].map((x, index) => stick(x, 370 + (index % 3) * 14, false)).join('')
  const forms = [
    () =>
      bundle +
      path(box(-112, -210, 224, 70, 4), '#efe6d6') +
      stroke('M-112 -210q112 18 224 0M-112 -140q112 18 224 0', '#cdbfa9', 3) +
      path(oval(0, -172, 14), body.tones.dark),
    () =>
      at(-150, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 330, true))) +
      at(150, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 260, true))) +
      at(0, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 400, true))),
    () =>
      bundle +
      stroke('M-112 -180Q0 -150 112 -180M-112 -168Q0 -138 112 -168', '#c9a37a', 7) +
      stroke('M0 -150q-40 30 -30 60M0 -150q40 30 36 66', '#c9a37a', 6),
  ] as const
  return pick(forms, form)()
}

export const taperCandles: Drawing = {
  draw: tapers,
  home: 'table',
  foot: 130,
  roomScale: 0.56,
  frontScale: 1.2,
  focus: [-20, -220],
}
