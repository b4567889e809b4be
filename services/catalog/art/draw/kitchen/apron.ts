import { type Drawing, type Look, pick } from '../../look.ts'
import { partner, solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { brass } from '../joinery.ts'

function drawApron({ form, body }: Look): string {
  const cloth = 'M-80 -440Q0 -420 80 -440L96 -330Q130 -280 170 -270L190 -10Q0 20 -190 -10L-170 -270Q-130 -280 -96 -330z'
  const other = partner(body)
  const decors = [
    () =>
      solid('M-100 -210H100V-110Q100 -90 80 -90H-80Q-100 -90 -100 -110z', body, 'side', 'opacity=".6"') +
      stroke('M-100 -210H100M0 -210V-92', body.tones.deep, 3, 'opacity=".6"'),
    () =>
      stroke(
        'M-120 -280L-140 -8M-70 -430L-80 0M-20 -430L-22 4M30 -430L34 4M80 -430L90 0M130 -280L146 -8',
        other,
        7,
        'opacity=".5"',
      ) + path(box(-60, -200, 120, 90, 8), body.tones.dark, 'opacity=".5"'),
    () =>
      path('M-186 -70Q0 -40 186 -70L190 -10Q0 20 -190 -10z', other, 'opacity=".7"') +
      stroke('M-188 -14Q0 16 188 -14', other, 8, 'stroke-dasharray="1 18"'),
    () =>
      path(box(-70, -380, 140, 80, 6), body.tones.dark, 'opacity=".45"') +
      path(box(-120, -200, 104, 110, 8), body.tones.dark, 'opacity=".45"') +
      path(box(16, -200, 104, 110, 8), body.tones.dark, 'opacity=".45"'),
  ] as const
  return (
    stroke('M-74 -436C-90 -560 90 -560 74 -436', body.tones.dark, 13) +
    path(oval(0, -528, 9), brass.ball) +
    stroke('M-168 -266Q-240 -230 -230 -120M168 -266Q240 -230 226 -130', body.tones.dark, 10) +
    path(cloth, '#4a3228', 'opacity=".15" transform="translate(14 20)"') +
    solid(cloth, body) +
    pick(decors, form)() +
    stroke('M-60 -260Q-70 -120 -90 -20M110 -240Q112 -120 130 -20', body.tones.deep, 4, 'opacity=".22"')
  )
}

export const apron: Drawing = {
  draw: drawApron,
  home: 'counter',
  foot: 0,
  roomScale: 0.72,
  frontScale: 1.06,
  focus: [20, -250],
}
