import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../../shapes.ts'
import { board, brass, gleam, mouth } from '../joinery.ts'

function organiser({ form, body }: Look): string {
  const pencils = (x: number, y: number): string =>
    [
      [-40, '#d8a53d', -9],
      [-8, '#35496d', -2],
      [26, '#c36c4c', 7],
      [46, '#94a583', 13],
    ]
      .map(([dx, hue, lean]) =>
        at(
          x + Number(dx),
          y,
          path(box(-9, -170, 18, 200), String(hue)) +
            path(sides([-9, -170], [9, -170], [0, -200]), '#e9cfa4') +
            path(sides([-3, -190], [3, -190], [0, -200]), '#3b3835'),
          1,
          Number(lean),
        ),
      )
      .join('')
  const forms = [
    () =>
      pencils(-120, -120) +
      solid(box(-220, -190, 190, 190, 8), body) +
      board(-70, 230, 70, body, 30, 18) +
      at(110, -86, path(box(-60, -14, 120, 12, 3), '#e0ada0') + path(box(-50, -26, 100, 12, 3), '#efe6d6')),
    () =>
      pencils(-80, -150) +
      solid(
        turned([
          [104, -210],
          [104, -100],
          [104, 0],
        ]),
        body,
        'round',
      ) +
      stroke(
        Array.from({ length: 7 }, (_, index) => `M${-90 + index * 30} -180v150`).join(''),
        body.tones.deep,
        6,
        'opacity=".35"',
      ) +
      path(box(120, -90, 130, 90, 8), body.side) +
      solid(box(112, -96, 130, 96, 8), body),
    () =>
      pencils(-70, -150) +
      at(
        -70,
        0,
        solid(
          turned([
            [92, -230],
            [108, -120],
            [92, 0],
          ]),
          body,
          'round',
        ),
      ) +
      at(
        130,
        0,
        solid(
          turned([
            [84, -110],
            [92, -60],
            [80, 0],
          ]),
          body,
          'round',
        ) + mouth(-110, 84, 16, body),
      ) +
      gleam(-136, -180, 100, 8, 0.4),
    () =>
      pencils(-140, -130) +
      solid(box(-230, -200, 170, 200, 10), body) +
      solid(sides([-60, -70], [240, -70], [260, 0], [-60, 0]), body) +
      path(sides([-50, -88], [226, -88], [240, -68], [-60, -68]), body.tones.dark) +
      stroke('M-222 -190H-70M-222 -12H-70', body.tones.light, 3, 'stroke-dasharray="9 8" opacity=".7"') +
      path(oval(70, -84, 30, 8), brass.ball),
  ] as const
  return pick(forms, form)()
}

export const deskOrganiser: Drawing = {
  draw: organiser,
  home: 'table',
  foot: 200,
  roomScale: 0.5,
  frontScale: 1.15,
  focus: [-90, -140],
}
