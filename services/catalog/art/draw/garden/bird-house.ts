import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke } from '../../shapes.ts'
import { oak } from '../joinery.ts'

function drawBirdHouse({ form, body }: Look): string {
  const cast = path(box(-110, -300, 220, 300, 10), '#4a3228', 'opacity=".16" transform="translate(18 14)"')
  const hole = path(oval(0, -200, 40), '#3a2a22') + path('M-40 -200a40 40 0 0 1 76 -16q-40 -20 -76 16z', '#241813')
  const perch = stroke('M0 -120h0', '#6a4a34', 20) + path(oval(0, -118, 11), oak.ball)
  const bird = at(
    96,
    -420,
    path('M-40 0C-40 -40 0 -50 24 -30L60 -34L36 -14C30 10 -20 16 -40 0z', '#35496d') +
      path('M-34 2C-20 14 20 10 30 -8C10 -10 -20 -14 -34 2z', '#e0a05a') +
      path(oval(22, -28, 4), '#fff'),
  )
  const forms = [
    () =>
      cast +
      solid(box(-110, -300, 220, 300, 8), body) +
      hole +
      perch +
      solid(sides([0, -440], [170, -290], [150, -266], [0, -400], [-150, -266], [-170, -290]), oak) +
      solid(sides([0, -400], [110, -302], [-110, -302]), body, 'side', 'opacity=".7"'),
    () =>
      cast +
      solid('M-110 0V-260A110 110 0 0 1 110 -260V0z', body) +
      hole +
      perch +
      stroke('M-128 -240A128 140 0 0 1 128 -240', body.tones.dark, 24) +
      stroke('M0 -384V-450', '#6a5a4a', 6),
    () =>
      cast +
      solid(sides([-120, -320], [120, -270], [120, 0], [-120, 0]), body) +
      hole +
      perch +
      solid(sides([-160, -360], [160, -292], [156, -262], [-164, -330]), oak) +
      stroke('M-60 -300V-4M60 -280V-4', body.tones.deep, 3, 'opacity=".35"'),
  ] as const
  return pick(forms, form)() + (form === 0 ? bird : form === 2 ? at(-60, 76, bird) : '')
}

export const birdHouse: Drawing = {
  draw: drawBirdHouse,
  home: 'garden',
  foot: 0,
  roomScale: 0.6,
  frontScale: 1.2,
  focus: [0, -230],
}
