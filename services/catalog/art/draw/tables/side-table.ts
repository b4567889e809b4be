import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke, turned } from '../../shapes.ts'
import { board, brass, disc, gleam, leg } from '../joinery.ts'

function side({ form, body }: Look): string {
  const forms = [
    () => path(box(-7, -300, 14, 290), body.round) + disc(-14, 96, 18, 12, body) + disc(-310, 140, 30, 12, body),
    () =>
      leg(-70, -280, -116, 20, body) +
      leg(70, -280, 116, 20, body) +
      leg(0, -270, 4, 18, body, true) +
      disc(-304, 150, 32, 24, body),
    () =>
      solid(
        turned([
          [92, -280],
          [74, -220],
          [74, -70],
          [118, -14],
          [118, 0],
        ]),
        body,
        'round',
      ) + disc(-304, 144, 32, 26, body),
    () =>
      stroke('M-110 0L110 -300M110 0L-110 -300', body.tones.dark, 11) +
      disc(-304, 144, 30, 14, body) +
      stroke('M-142 -308a142 30 0 0 1 284 0', body.tones.light, 6),
    () =>
      solid(
        'M-118 -290C-150 -200 -90 -150 -96 -110S-140 -40 -118 -4Q0 22 118 -4C140 -40 102 -70 96 -110S150 -200 118 -290z',
        body,
        'round',
      ) +
      solid(oval(0, -290, 120, 28), body, 'top') +
      gleam(-92, -240, 60),
    () =>
      leg(-112, -290, -118, 18, body) +
      leg(112, -290, 118, 18, body) +
      solid(box(-124, -290, 248, 96, 6), body, 'face') +
      path(box(-110, -276, 220, 68, 4), body.tones.dark, 'opacity=".25"') +
      path(oval(0, -242, 9), brass.ball) +
      board(-304, 136, 16, body, 26, 22) +
      stroke('M-112 -60H112', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

export const sideTable: Drawing = {
  draw: side,
  home: 'floor',
  foot: 122,
  roomScale: 0.66,
  frontScale: 1.35,
  focus: [0, -280],
}
