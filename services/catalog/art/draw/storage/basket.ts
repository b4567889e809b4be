import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { gleam, oak } from '../joinery.ts'

function drawBasket({ form, body }: Look): string {
  const handles = (d: string): string => stroke(d, body.tones.dark, 14) + stroke(d, body.tones.base, 8)
  const rim = (y: number, r: number): string =>
    path(oval(0, y, r, r * 0.2), body.tones.deep) +
    stroke(oval(0, y, r, r * 0.2), body.tones.dark, 14) +
    stroke(oval(0, y, r, r * 0.2), body.tones.base, 8)
  const bands = (ys: readonly number[], r: number): string =>
    stroke(ys.map((y) => `M${-r} ${y}Q0 ${y + 30} ${r} ${y}`).join(''), body.tones.deep, 3, 'opacity=".35"')
  const wires = Array.from({ length: 9 }, (_, index) => `M${-160 + index * 40} -280L${-120 + index * 30} 0`).join('')
  const forms = [
    () =>
      solid('M-170 -250C-190 -120 -160 -20 -120 0Q0 24 120 0C160 -20 190 -120 170 -250z', body, 'round') +
      bands([-190, -120, -56], 164) +
      rim(-250, 170) +
      handles('M-60 -270Q0 -360 60 -270'),
    () =>
      solid('M-150 -320C-170 -160 -170 -60 -140 0Q0 24 140 0C170 -60 170 -160 150 -320z', body, 'round') +
      solid(
        'M-152 -320C-158 -280 -160 -240 -161 -210Q0 -180 161 -210C160 -240 158 -280 152 -320z',
        body,
        'side',
        'opacity=".6"',
      ) +
      rim(-320, 150) +
      handles('M-166 -260q-40 40 4 84M166 -260q40 40 -4 84'),
    () =>
      solid('M-130 -380C-150 -200 -140 -60 -120 0Q0 22 120 0C140 -60 150 -200 130 -380z', body, 'round') +
      bands([-300, -220, -140, -60], 140) +
      rim(-380, 130) +
      solid('M-140 -392Q0 -470 140 -392Q0 -350 -140 -392z', body, 'ball') +
      path(oval(0, -430, 16, 12), oak.ball),
    () =>
      stroke(wires, body.tones.base, 6) +
      stroke('M-142 -140Q0 -116 142 -140M-120 -2Q0 20 120 -2', body.tones.base, 7) +
      stroke(oval(0, -280, 164, 32), body.tones.base, 9) +
      solid(box(-46, -306, 92, 22, 11), oak),
    () =>
      solid('M-200 -170C-200 -70 -160 -10 -130 0Q0 24 130 0C160 -10 200 -70 200 -170z', body, 'round') +
      bands([-120, -60], 190) +
      rim(-170, 200) +
      handles('M-190 -176C-150 -420 150 -420 190 -176'),
    () =>
      solid('M-176 -230C-200 -130 -180 -30 -140 0Q0 26 140 0C180 -30 200 -130 176 -230z', body, 'ball') +
      rim(-230, 176) +
      handles('M-110 -236q20 -60 60 -16M50 -252q40 -44 60 16') +
      gleam(-120, -170, 100, 12, 0.18),
  ] as const
  return pick(forms, form)()
}

export const basket: Drawing = {
  draw: drawBasket,
  home: 'floor',
  foot: 140,
  roomScale: 0.56,
  frontScale: 1.2,
  focus: [0, -180],
}
