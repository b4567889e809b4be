import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, paint, solid } from '../../paint.ts'
import { oval, path, stroke } from '../../shapes.ts'

/** A plate stands on its edge before a stack of its brothers. */
function drawPlate({ form, body }: Look): string {
  const stack = [0, 1, 2]
    .map(
      (index) =>
        path(oval(70, -14 - index * 20, 200, 20), body.tones.deep, 'opacity=".5"') +
        solid(oval(70, -20 - index * 20, 200, 20), body, 'round') +
        stroke(oval(70, -20 - index * 20, 200, 20), body.tones.light, 2),
    )
    .join('')
  const brush: Paint = form % 2 === 1 ? paint('white', 'ceramic') : body
  const rims = [
    () => stroke(oval(-50, -200, 132), body.tones.dark, 4, 'opacity=".5"'),
    () => stroke(oval(-50, -200, 184), body.tones.base, 20),
    () =>
      stroke(oval(-50, -200, 168), body.tones.dark, 3, 'opacity=".6"') +
      stroke(oval(-50, -200, 150), body.tones.dark, 3, 'opacity=".6"'),
    () => stroke(oval(-50, -200, 160), body.tones.base, 44, 'opacity=".85"'),
    () =>
      stroke(oval(-50, -200, 170), body.tones.base, 12, 'stroke-dasharray="2 25"') +
      stroke(oval(-50, -200, 136), body.tones.base, 4),
    () => path(oval(-50, -200, 128), body.tones.base, 'opacity=".7"'),
  ] as const
  return (
    stack +
    path(oval(-38, -188, 198), '#4a3228', 'opacity=".16"') +
    solid(oval(-50, -200, 198), form % 2 === 1 ? brush : body, 'ball') +
    path(oval(-50, -200, 130), brush.tones.light, 'opacity=".4"') +
    pick(rims, form)() +
    stroke('M-200 -290A180 180 0 0 1 -80 -380', '#fffaf0', 8, 'opacity=".5"')
  )
}

export const plate: Drawing = {
  draw: drawPlate,
  home: 'table',
  foot: 220,
  roomScale: 0.55,
  frontScale: 1.15,
  focus: [-90, -240],
}
