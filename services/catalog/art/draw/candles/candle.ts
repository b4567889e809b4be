import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, paint, solid } from '../../paint.ts'
import { at, box, oval, path, stroke, turned } from '../../shapes.ts'
import { flame } from '../flame.ts'
import { gleam, oak, wax } from '../joinery.ts'

function drawCandle({ form, body }: Look): string {
  const label =
    path(box(-64, -150, 128, 92, 4), '#f8f2e6') +
    path(oval(0, -122, 10), body.tones.base) +
    stroke('M-34 -96H34M-22 -80H22', '#8b7a66', 5)
  const glassy: Paint = { ...body, texture: '' }
  const jar = (half: number, high: number): string =>
    solid(
      `M${-half} ${-high}V-24Q${-half} 0 ${-half + 30} 0H${half - 30}Q${half} 0 ${half} -24V${-high}z`,
      glassy,
      'round',
    ) +
    path(oval(0, -high, half, half * 0.18), body.tones.dark) +
    path(oval(0, -high + 4, half * 0.92, half * 0.15), wax.tones.light) +
    gleam(-half * 0.7, -high + 40, high * 0.5, 4, 0.45)
  const forms = [
    () => jar(120, 230) + label + flame(0, -226),
    () => jar(140, 190) + at(0, 14, label) + flame(-44, -188, 0.8) + flame(44, -188, 0.8),
    () =>
      solid(
        turned([
          [110, -200],
          [124, -110],
          [110, -20],
          [80, 0],
        ]),
        paint('white', 'ceramic'),
        'round',
      ) +
      path(
        turned(
          [
            [124, -110],
            [110, -20],
            [80, 0],
          ],
          8,
        ),
        body.tones.base,
      ) +
      path(oval(0, -200, 110, 20), body.tones.light) +
      flame(0, -196),
    () =>
      jar(116, 220) +
      label +
      at(156, 0, solid(oval(0, -16, 104, 19), oak, 'round') + path(oval(0, -24, 104, 19), oak.tones.light)) +
      flame(0, -216),
    () =>
      solid(
        turned([
          [100, -280],
          [104, -160],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      stroke(
        Array.from(
          { length: 7 },
          (_, index) => `M-100 ${-250 + index * 38}Q0 ${-232 + index * 38} 100 ${-250 + index * 38}`,
        ).join(''),
        body.tones.dark,
        4,
        'opacity=".4"',
      ) +
      path(oval(0, -280, 100, 18), body.tones.light) +
      flame(0, -276),
    () =>
      solid(
        turned([
          [96, -210],
          [120, -150],
          [112, -40],
          [70, -14],
          [96, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -210, 96, 17), wax.tones.light) +
      flame(0, -206) +
      gleam(-76, -170, 90, 10, 0.4),
  ] as const
  return pick(forms, form)()
}

export const candle: Drawing = {
  draw: drawCandle,
  home: 'table',
  foot: 116,
  roomScale: 0.46,
  frontScale: 1.4,
  focus: [-10, -150],
}
