import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { brass, gleam, iron, mouth } from '../joinery.ts'

function drawPan({ form, body }: Look): string {
  const pot = (half: number, high: number): string =>
    solid(
      `M${-half} ${-high}V-34Q${-half} 0 ${-half + 40} 0H${half - 40}Q${half} 0 ${half} -34V${-high}z`,
      body,
      'round',
    ) + path(box(-half, -high, half * 2, 10), body.tones.light, 'opacity=".6"')
  const lid = (half: number, y: number): string =>
    solid(
      `M${-half} ${y}C${-half + 10} ${y - 40} ${-half * 0.5} ${y - 58} 0 ${y - 58}S${half - 10} ${y - 40} ${half} ${y}z`,
      body,
      'ball',
    ) + path(box(-26, y - 84, 52, 26, 10), brass.round)
  const ears = (half: number, y: number): string =>
    stroke(`M${-half} ${y}h-44v34h44M${half} ${y}h44v34h-44`, body.tones.dark, 17)
  const forms = [
    () =>
      at(
        0,
        0,
        stroke('M150 -90L300 -150', iron.tones.base, 26) +
          solid(oval(-40, -90, 210, 62), body, 'round') +
          path(oval(-40, -98, 190, 50), body.tones.deep) +
          path(oval(-40, -90, 168, 38), body.tones.dark) +
          solid('M-250 -90Q-240 -10 -150 0H70Q160 -10 170 -90A210 62 0 0 1 -250 -90z', body, 'round') +
          path(oval(288, -145, 9, 6), body.tones.paper),
      ),
    () => ears(210, -140) + pot(210, 190) + lid(216, -188) + gleam(-170, -150, 90, 4),
    () =>
      stroke('M180 -170H320', body.tones.dark, 20) +
      stroke('M180 -174H310', body.tones.light, 6) +
      pot(180, 200) +
      mouth(-200, 180, 26, body) +
      gleam(-140, -150, 90, 4),
    () => ears(230, -110) + pot(230, 150) + mouth(-150, 230, 32, body) + gleam(-190, -110, 60, 4),
    () => ears(190, -170) + pot(190, 240) + lid(196, -238) + gleam(-150, -190, 120, 4),
  ] as const
  return pick(forms, form)()
}

export const pan: Drawing = { draw: drawPan, home: 'table', foot: 190, roomScale: 0.54, focus: [-50, -130] }
