import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { brass } from '../joinery.ts'

function drawKeyRing({ form, body }: Look): string {
  const ring = stroke(oval(0, -380, 66), '#8f7a4a', 15) + stroke(oval(0, -380, 66), '#e3c887', 7)
  const key = at(
    60,
    -330,
    stroke('M0 0V170M0 120h30M0 150h22', '#9b9790', 13) + stroke(oval(0, -16, 32), '#9b9790', 15),
    1,
    -26,
  )
  const forms = [
    () =>
      solid('M-60 -310Q0 -334 60 -310L84 -60Q80 0 0 0T-84 -60z', body) +
      stroke(
        'M-48 -292Q0 -310 48 -292L68 -64Q66 -16 0 -16T-68 -64z',
        body.tones.light,
        4,
        'stroke-dasharray="11 9" opacity=".7"',
      ) +
      path(oval(0, -274, 16), brass.ball),
    () =>
      solid(oval(0, -150, 132), body, 'round') +
      stroke(oval(0, -150, 108), body.tones.dark, 4, 'opacity=".7"') +
      path('M-60 -90V-150A60 60 0 0 1 60 -150V-90z', body.tones.dark, 'opacity=".6"') +
      stroke('M0 -316V-280', '#c99d49', 10),
    () =>
      solid('M0 -300C120 -220 120 -60 0 0C-120 -60 -120 -220 0 -300z', body) +
      stroke(
        'M0 -260V-20M0 -200L-50 -160M0 -200L50 -160M0 -130L-60 -90M0 -130L60 -90',
        body.tones.dark,
        6,
        'opacity=".7"',
      ) +
      stroke('M0 -316V-296', '#c99d49', 10),
    () =>
      stroke('M0 -316V-230', body.tones.dark, 13) +
      solid(oval(0, -210, 44), body, 'ball') +
      solid('M-40 -190H40L56 0H-56z', body) +
      stroke('M-34 -170L-46 -4M-12 -170L-16 -4M12 -170L16 -4M34 -170L46 -4', body.tones.dark, 4, 'opacity=".6"') +
      path(box(-42, -190, 84, 22, 8), brass.round),
  ] as const
  return key + pick(forms, form)() + ring
}

export const keyRing: Drawing = {
  draw: drawKeyRing,
  home: 'hall',
  foot: 0,
  roomScale: 0.4,
  frontScale: 1.4,
  focus: [-10, -170],
}
