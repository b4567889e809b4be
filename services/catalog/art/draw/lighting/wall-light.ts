import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { iron } from '../joinery.ts'
import { cone, cream, dome, globe, halo, warm } from './parts.ts'

function drawWallLight({ form, body }: Look): string {
  const plate = (brush: Paint): string =>
    path(oval(0, -200, 54, 66), '#4a3228', 'opacity=".14" transform="translate(12 16)"') +
    solid(oval(0, -200, 52, 64), brush, 'ball')
  const forms = [
    () =>
      halo(-210, 230) +
      plate(body) +
      stroke('M0 -200Q60 -190 84 -260', body.tones.dark, 10) +
      at(86, -70, dome(-300, 96, 90, body)),
    () =>
      halo(-250, 240) +
      plate(body) +
      stroke('M-90 -220H90', body.tones.base, 10) +
      at(-96, 0, globe(-262, 56, '#e9b95a')) +
      at(96, 0, globe(-262, 56, '#e9b95a')),
    () =>
      halo(-250, 220) + solid(box(-34, -300, 68, 220, 34), body, 'face') + at(0, 30, cone(-370, 66, 112, 140, cream)),
    () =>
      halo(-180, 240) +
      path(`M-130 -260A130 130 0 0 0 130 -260z`, '#4a3228', 'opacity=".15" transform="translate(14 18)"') +
      solid('M-130 -260A130 130 0 0 0 130 -260z', body, 'round') +
      path(oval(0, -260, 130, 16), warm),
  ] as const
  return pick(forms, form)() + (form === 0 ? path(oval(0, -200, 10), iron.tones.base) : '')
}

export const wallLight: Drawing = {
  draw: drawWallLight,
  home: 'wall',
  foot: 0,
  roomScale: 0.62,
  frontScale: 1.4,
  focus: [20, -230],
}
