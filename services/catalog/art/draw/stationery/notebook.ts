import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, partner, solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { brass } from '../joinery.ts'
import { penOf } from './pen-of.ts'

const pages = '#f6f0e3'

function drawNotebook({ form, body }: Look): string {
  const other = partner(body)
  const cover = box(-160, -430, 330, 430, 14)
  const forms = [
    () =>
      path(box(120, -430, 16, 430), other) +
      path(box(-90, -330, 150, 80, 4), pages) +
      stroke('M-66 -300H36M-66 -280H0', '#8b7a66', 5),
    () =>
      stroke('M-160 -216H170', body.tones.deep, 12) +
      path(oval(110, -216, 17), brass.ball) +
      stroke('M-150 -420V-10', body.tones.deep, 4, 'stroke-dasharray="10 9" opacity=".6"'),
    () =>
      stroke([-390, -300, -210, -120, -40].map((y) => `M-176 ${y}h40M-140 ${y}v34`).join(''), '#c36c4c', 6) +
      path(box(20, -400, 70, 150, 2), pages, 'opacity=".8"') +
      stroke('M54 -380v100', '#3b3835', 6),
    () =>
      path(box(-160, -430, 70, 430, 14), body.tones.dark, 'opacity=".55"') +
      path(oval(60, -230, 54), other, 'opacity=".7"') +
      path(oval(60, -230, 30), body.tones.base),
    () =>
      path('M-30 -430L170 -230V-430z', other, 'opacity=".7"') + path('M-160 -180L20 0H-160z', other, 'opacity=".45"'),
    () =>
      [
        [-80, -330],
        [20, -360],
        [100, -280],
        [-30, -240],
        [70, -170],
        [-90, -140],
        [0, -70],
        [120, -70],
      ]
        .map(([x = 0, y = 0]) =>
          path(
            'M0 12C-16 0 -14 -22 0 -34C14 -22 16 0 0 12z',
            other,
            `opacity=".75" transform="translate(${x} ${y}) rotate(${x})"`,
          ),
        )
        .join(''),
  ] as const
  const ribbon = stroke('M60 -4v40', other, 9)
  return (
    at(
      0,
      -10,
      path(box(-146, -424, 330, 432, 12), body.tones.deep) +
        path(box(-148, -422, 324, 424, 8), pages) +
        stroke('M178 -410V-6M173 -412V-4', '#d3c7b2', 2) +
        solid(cover, body) +
        pick(forms, form)() +
        ribbon +
        stroke('M-128 -424V-6', body.tones.deep, 3, 'opacity=".35"'),
      0.94,
      -5,
    ) + at(226, -20, at(0, 0, penOf(paint(form % 2 ? 'brass' : 'black', 'metal'), form), 0.86, 8))
  )
}

export const notebook: Drawing = {
  draw: drawNotebook,
  home: 'table',
  foot: 190,
  roomScale: 0.52,
  frontScale: 1.08,
  focus: [-30, -250],
}
