import type { Drawing, Look } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, path, stroke } from '../../shapes.ts'
import { brass, iron } from '../joinery.ts'

function tools({ form, body }: Look): string {
  const handle =
    solid(box(-19, -470, 38, 190, 18), body, 'round') +
    path(box(-14, -290, 28, 50, 4), brass.round) +
    stroke('M0 -460v14', '#6a4a34', 6)
  const trowel =
    handle +
    path('M-8 -244H8V-190C60 -180 70 -80 0 0C-70 -80 -60 -180 -8 -190z', 'url(#shine-grey)') +
    stroke('M0 -180V-50', '#6f6b66', 4, 'opacity=".5"')
  const fork =
    handle +
    stroke('M0 -240V-160M-50 -20V-130Q-50 -160 -24 -160H24Q50 -160 50 -130V-20M0 -160V-14', '#8e8b86', 15) +
    stroke('M-52 -24V-130M-2 -150V-20M48 -130V-24', '#c9c6c0', 5)
  const rake =
    handle +
    stroke(
      'M0 -240V-120M-70 -10V-90Q-70 -120 -44 -120H44Q70 -120 70 -90V-10M-24 -120V-10M24 -120V-10',
      iron.tones.base,
      12,
    )
  return (
    at(-150, 0, trowel, 1, -4) +
    at(0, -10, form % 2 ? rake : fork, 1, 2) +
    at(150, 0, form % 2 ? fork : form === 2 ? rake : trowel, form === 0 ? 0.82 : 1, 6)
  )
}

export const gardenTools: Drawing = {
  draw: tools,
  home: 'garden',
  foot: 0,
  roomScale: 0.62,
  frontScale: 1.12,
  focus: [-70, -280],
}
