import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { oval, path, sides, stroke, turned } from '../../shapes.ts'
import { brass, gleam, oak } from '../joinery.ts'

function drawWateringCan({ form, body }: Look): string {
  const forms = [
    () =>
      stroke('M-96 -200C-220 -230 -210 -30 -110 -40', body.tones.dark, 18) +
      stroke('M110 -50L236 -250', body.tones.dark, 30) +
      stroke('M108 -54L234 -254', body.tones.base, 20) +
      path(sides([210, -280], [268, -232], [248, -212], [196, -264]), body.tones.light) +
      solid(sides([-120, -210], [120, -210], [140, 0], [-140, 0]), body, 'round') +
      solid('M-120 -210Q0 -290 120 -210z', body, 'side'),
    () =>
      stroke('M-60 -190C-140 -420 90 -420 70 -200', brass.tones.dark, 14) +
      stroke('M90 -40C200 -60 170 -200 280 -290', body.tones.dark, 18) +
      stroke('M88 -44C196 -64 166 -204 276 -294', body.tones.light, 7) +
      solid(
        turned([
          [60, -200],
          [120, -150],
          [140, -70],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-90, -140, 80, 12, 0.5),
    () =>
      stroke('M-110 -260V-350Q-110 -380 -80 -380H80Q110 -380 110 -350V-260', oak.tones.base, 22) +
      stroke('M120 -60L250 -190', body.tones.dark, 26) +
      path(oval(256, -198, 40, 20), body.tones.light, 'transform="rotate(42 256 -198)"') +
      solid(
        turned(
          [
            [120, -260],
            [130, -160],
            [130, -20],
            [116, 0],
          ],
          6,
        ),
        body,
        'round',
      ) +
      path(oval(0, -260, 120, 20), body.tones.deep),
    () =>
      stroke('M-100 -150C-230 -300 -60 -380 60 -220', body.tones.dark, 17) +
      stroke('M120 -50C220 -70 220 -180 262 -240', body.tones.base, 24) +
      path(sides([244, -262], [288, -240], [280, -220], [236, -244]), body.tones.light) +
      solid(
        turned([
          [90, -210],
          [140, -150],
          [150, -60],
          [120, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-100, -150, 90, 10, 0.35),
  ] as const
  return pick(forms, form)()
}

export const wateringCan: Drawing = {
  draw: drawWateringCan,
  home: 'table',
  foot: 136,
  roomScale: 0.56,
  frontScale: 1.12,
  focus: [10, -150],
}
