import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../../shapes.ts'
import { flame } from '../flame.ts'

function drawLantern({ form, body }: Look): string {
  const candleIn = at(0, -40, solid(box(-40, -130, 80, 130, 6), paint('white', 'wax'), 'round') + flame(0, -128, 0.9))
  const forms = [
    () =>
      stroke('M-50 -400C-50 -500 50 -500 50 -400', body.tones.base, 9) +
      solid(sides([-60, -400], [60, -400], [140, -330], [-140, -330]), body) +
      path(box(-118, -330, 236, 290), '#fff6df', 'opacity=".55"') +
      candleIn +
      stroke('M-118 -330V-40M118 -330V-40M0 -330V-40', body.tones.base, 12) +
      solid(box(-140, -44, 280, 44, 6), body),
    () =>
      stroke('M-60 -330C-60 -480 60 -480 60 -330', body.tones.dark, 12) +
      path('M-90 -330C-190 -240 -180 -80 -110 0H110C180 -80 190 -240 90 -330z', '#fff1d0', 'opacity=".6"') +
      candleIn +
      stroke(
        [-90, -54, -18, 18, 54, 90].map((x) => `M${x} -330C${x * 2} -240 ${x * 1.9} -80 ${x * 1.2} 0`).join('') +
          'M-150 -240H150M-166 -160H166M-150 -80H150',
        body.tones.dark,
        9,
      ) +
      stroke('M-92 -332H92M-112 -2H112', body.tones.base, 17),
    () =>
      stroke('M0 -430V-480', body.tones.base, 8) +
      stroke(oval(0, -496, 20), body.tones.base, 7) +
      solid('M-110 -340Q-100 -430 0 -434T110 -340z', body, 'round') +
      path(box(-100, -340, 200, 300, 10), '#fff6df', 'opacity=".55"') +
      candleIn +
      stroke('M-100 -340V-40M100 -340V-40M-44 -340V-40M44 -340V-40', body.tones.dark, 8) +
      solid(box(-124, -46, 248, 46, 10), body, 'round'),
    () =>
      stroke('M-96 -280C-150 -470 150 -470 96 -280', body.tones.base, 8) +
      solid(box(-60, -350, 120, 40, 8), body, 'round') +
      path(box(-70, -316, 140, 20), body.tones.dark) +
      path('M-70 -296C-130 -220 -130 -140 -80 -80H80C130 -140 130 -220 70 -296z', '#fff6df', 'opacity=".65"') +
      at(0, -40, flame(0, -60, 1.1)) +
      stroke('M-100 -200Q0 -170 100 -200', body.tones.base, 6) +
      solid(
        turned([
          [90, -84],
          [120, -40],
          [110, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  return pick(forms, form)()
}

export const lantern: Drawing = {
  draw: drawLantern,
  home: 'floor',
  foot: 124,
  roomScale: 0.6,
  frontScale: 1.15,
  focus: [0, -200],
}
