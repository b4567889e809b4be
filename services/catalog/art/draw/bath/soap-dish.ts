import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { board, gleam } from '../joinery.ts'

const bar = paint('sand', 'wax')

function drawSoapDish({ form, body }: Look): string {
  const soap = (y: number): string =>
    at(
      0,
      y,
      solid('M-104 -20Q-110 -66 -60 -68H60Q110 -66 104 -20Q100 6 60 6H-60Q-100 6 -104 -20z', bar, 'ball') +
        stroke('M-56 -46H56', '#fffaf0', 5, 'opacity=".6"') +
        path(oval(-30, -30, 40, 10), '#fffaf0', 'opacity=".35"'),
    )
  const bubbles = [
    [150, -90, 15],
    [176, -120, 9],
    [132, -124, 7],
  ]
    .map(([x = 0, y = 0, r = 0]) => path(oval(x, y, r), '#ffffff', 'opacity=".55"'))
    .join('')
  const forms = [
    () => soap(-58) + board(-54, 210, 54, body, 34, 20),
    () =>
      solid(oval(0, -70, 216, 46), body, 'side') +
      soap(-64) +
      solid('M-216 -70a216 46 0 0 0 432 0C200 -20 140 0 60 0H-60C-140 0 -200 -20 -216 -70z', body, 'round') +
      gleam(-176, -50, 26, 4),
    () =>
      soap(-66) +
      [-180, -104, -28, 48, 124].map((x) => solid(box(x, -74, 58, 26, 5), body)).join('') +
      path(box(-160, -50, 30, 50, 4), body.tones.dark) +
      path(box(130, -50, 30, 50, 4), body.tones.dark),
    () =>
      soap(-56) +
      solid('M-190 -84Q-200 0 -120 0H120Q200 0 190 -84Q150 -40 0 -40T-190 -84z', body, 'round') +
      gleam(-160, -50, 24, 4),
    () =>
      solid(oval(0, -50, 200, 40), body, 'top') +
      soap(-52) +
      solid('M-200 -50a200 40 0 0 0 400 0v18a200 40 0 0 1 -400 0z', body, 'round') +
      path(box(-150, -20, 26, 22, 5), body.tones.deep) +
      path(box(124, -20, 26, 22, 5), body.tones.deep),
  ] as const
  return pick(forms, form)() + bubbles
}

export const soapDish: Drawing = {
  draw: drawSoapDish,
  home: 'basin',
  foot: 170,
  roomScale: 0.42,
  frontScale: 1.25,
  focus: [-70, -60],
}
