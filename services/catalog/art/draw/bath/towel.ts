import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { brass } from '../joinery.ts'

function drawTowel({ form, body }: Look): string {
  const other = partner(body)
  const rail =
    stroke('M-280 -450H280', brass.tones.dark, 16) +
    stroke('M-280 -453H280', brass.tones.light, 5) +
    path(oval(-280, -450, 17), brass.ball) +
    path(oval(280, -450, 17), brass.ball)
  const hang = 'M-150 -456H150V-30Q0 -18 -150 -30z'
  const bands = [
    () =>
      stroke('M-148 -96H148M-148 -76H148', body.tones.dark, 6, 'opacity=".6"') +
      stroke(Array.from({ length: 18 }, (_, index) => `M${-144 + index * 17} -30v22`).join(''), body.tones.base, 5),
    () => path(box(-150, -130, 300, 44), other, 'opacity=".65"'),
    () => stroke('M-148 -140H148M-148 -116H148M-148 -92H148M-148 -68H148', other, 8, 'opacity=".7"'),
    () =>
      stroke(
        'M-110 -450V-26M-66 -450V-24M-22 -450V-24M22 -450V-24M66 -450V-24M110 -450V-26',
        other,
        6,
        'opacity=".45"',
      ),
    () => stroke('M-148 -110H148', other, 22, 'opacity=".6" stroke-dasharray="2 28"'),
  ] as const
  const loop = form % 2 === 0 ? stroke('M-10 -456q10 34 20 0', body.tones.deep, 5) : ''
  return (
    path(hang, '#4a3228', 'opacity=".14" transform="translate(18 14)"') +
    path(box(-142, -456, 300, 330), body.tones.dark) +
    solid(hang, body) +
    pick(bands, form)() +
    rail +
    path('M-152 -462Q0 -476 152 -462V-440H-152z', body.tones.light) +
    loop +
    stroke('M-70 -430Q-84 -240 -70 -40M70 -430Q84 -240 80 -40', body.tones.deep, 5, 'opacity=".2"')
  )
}

export const towel: Drawing = { draw: drawTowel, home: 'bath', foot: 0, roomScale: 0.7, focus: [-40, -240] }
