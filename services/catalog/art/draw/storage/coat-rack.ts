import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { brass } from '../joinery.ts'

function drawCoatRack({ form, body }: Look): string {
  const cast = path(box(-250, -252, 500, 62, 12), '#4a3228', 'opacity=".18" transform="translate(12 18)"')
  const rail = cast + solid(box(-250, -252, 500, 62, 12), body)
  const hooks = [-190, -95, 0, 95, 190]
  const scarf =
    solid('M-210 -220C-230 -120 -214 -60 -226 0H-164C-158 -90 -170 -140 -170 -220z', paint('mustard', 'wool')) +
    stroke('M-224 0v22M-208 0v22M-192 0v22M-176 0v22', '#b5842a', 5)
  const bag =
    stroke('M62 -210Q95 -90 128 -210', '#6a4a34', 7) + solid('M30 -120H160L172 0Q95 18 18 0z', paint('sand', 'linen'))
  const forms = [
    () =>
      rail +
      hooks
        .map(
          (x) =>
            path(oval(x, -214, 20), '#4a3228', 'opacity=".25" transform="translate(6 10)"') +
            solid(oval(x, -220, 20), body, 'ball'),
        )
        .join(''),
    () =>
      cast +
      hooks
        .map((x) => stroke(`M${x} -196v34q0 20 18 16`, body.tones.dark, 12) + solid(oval(x, -222, 44), body, 'ball'))
        .join(''),
    () =>
      rail +
      hooks
        .map(
          (x) => stroke(`M${x} -230v44q0 26 22 20t10 -26`, brass.tones.dark, 9) + path(oval(x, -230, 13), brass.ball),
        )
        .join(''),
    () =>
      cast +
      stroke('M-246 -220H246', body.tones.base, 16) +
      hooks.map((x) => stroke(`M${x} -236q-24 36 0 66t26 -12`, body.tones.dark, 10)).join(''),
  ] as const
  return pick(forms, form)() + scarf + bag
}

export const coatRack: Drawing = {
  draw: drawCoatRack,
  home: 'hall',
  foot: 0,
  roomScale: 0.8,
  frontScale: 1.12,
  focus: [-60, -190],
}
