import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, solid } from '../../paint.ts'
import { box, path, turned } from '../../shapes.ts'
import { brass, disc, gleam, leg, oak } from '../joinery.ts'
import { cone, cream, dome, globe, halo, lantern } from './parts.ts'

function drawTableLamp({ form, body }: Look): string {
  const stem = (colour: Paint, from: number, to: number): string => path(box(-5, from, 10, to - from), colour.round)
  const forms = [
    () =>
      halo(-330, 210) +
      stem(brass, -270, -200) +
      solid(
        turned([
          [16, -222],
          [22, -205],
          [14, -180],
          [52, -120],
          [64, -70],
          [40, -26],
          [78, -8],
          [80, 0],
        ]),
        body,
        'round',
      ) +
      cone(-440, 82, 142, 176, cream),
    () => halo(-300, 190) + stem(body, -330, -14) + disc(-14, 88, 15, 12, body) + dome(-420, 150, 130, body),
    () =>
      halo(-350, 200) +
      stem(brass, -270, -190) +
      solid(
        turned([
          [26, -206],
          [70, -186],
          [108, -110],
          [76, -26],
          [56, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-62, -150, 70) +
      cone(-430, 124, 134, 168, cream),
    () =>
      halo(-340, 210) +
      stem(brass, -270, -220) +
      solid(
        turned([
          [18, -246],
          [40, -214],
          [34, -170],
          [96, -90],
          [88, -24],
          [62, 0],
        ]),
        body,
        'round',
      ) +
      cone(-420, 66, 168, 160, cream),
    () =>
      halo(-336, 230) +
      stem(body, -250, -16) +
      disc(-16, 84, 15, 14, body) +
      globe(-336, 100, body.tones.base) +
      path(box(-26, -246, 52, 16, 6), body.round),
    () =>
      halo(-310, 210) +
      solid(
        turned([
          [24, -250],
          [22, -190],
          [44, -120],
          [92, -20],
          [94, 0],
        ]),
        body,
        'round',
      ) +
      dome(-410, 150, 150, body) +
      gleam(-44, -100, 70, 6),
    () =>
      halo(-330, 200) +
      stem(brass, -270, -170) +
      solid(box(-78, -178, 156, 178, 10), body, 'face') +
      solid(box(36, -178, 42, 178, 8), body, 'side', 'opacity=".5"') +
      cone(-420, 96, 112, 160, cream),
    () =>
      halo(-250, 230) +
      leg(-70, -70, -92, 12, oak) +
      leg(70, -70, 92, 12, oak) +
      leg(0, -60, 0, 12, oak) +
      lantern(-420, 138, 350, body),
  ] as const
  return pick(forms, form)()
}

export const tableLamp: Drawing = {
  draw: drawTableLamp,
  home: 'table',
  foot: 86,
  roomScale: 0.72,
  frontScale: 1.12,
  focus: [0, -270],
}
