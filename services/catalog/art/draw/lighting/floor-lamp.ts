import { type Drawing, type Look, pick } from '../../look.ts'
import type { Paint } from '../../paint.ts'
import { at, box, path, stroke } from '../../shapes.ts'
import { brass, disc, leg, oak } from '../joinery.ts'
import { cone, cream, dome, globe, halo, lantern } from './parts.ts'

function drawFloorLamp({ form, body }: Look): string {
  const pole = (brush: Paint): string => path(box(-5, -440, 10, 434), brush.round)
  const forms = [
    () =>
      halo(-430, 170) +
      leg(-6, -330, -96, 15, body) +
      leg(6, -330, 96, 15, body) +
      leg(0, -330, 12, 13, body, true) +
      path(box(-8, -380, 16, 60, 4), brass.round) +
      cone(-520, 88, 112, 140, cream),
    () =>
      halo(-400, 160) +
      disc(-8, 82, 12, 8, body) +
      stroke('M0 -8V-400Q0 -500 70 -500H96', body.tones.base, 10) +
      at(104, 0, dome(-504, 84, 78, body)),
    () =>
      halo(-440, 180) +
      disc(-8, 78, 12, 8, body) +
      pole(body) +
      globe(-450, 66, body.tones.base) +
      at(0, -300, stroke('M-5 0H60', body.tones.dark, 6) + at(72, 0, globe(0, 30, body.tones.base))),
    () =>
      halo(-300, 200) +
      path(box(-84, -8, 168, 8, 3), body.side) +
      stroke('M-70 0V-500M70 0V-500', body.tones.base, 10) +
      lantern(-490, 86, 440, cream) +
      stroke('M-72 -496H72', body.tones.dark, 10),
    () =>
      halo(-420, 180) +
      disc(-10, 90, 13, 10, oak) +
      path(box(-6, -420, 12, 410), oak.round) +
      cone(-520, 60, 134, 150, body),
  ] as const
  return pick(forms, form)()
}

export const floorLamp: Drawing = {
  draw: drawFloorLamp,
  home: 'floor',
  foot: 92,
  roomScale: 0.98,
  frontScale: 1.08,
  focus: [20, -430],
}
