import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../../shapes.ts'
import { mouth } from '../joinery.ts'

function drawTray({ form, body }: Look): string {
  const cup = at(
    -80,
    -74,
    solid(
      turned([
        [44, -70],
        [46, -40],
        [34, 0],
      ]),
      paint('white', 'ceramic'),
      'round',
    ) + mouth(-70, 44, 9, paint('white', 'ceramic')),
  )
  const jug = at(
    76,
    -64,
    solid(
      turned([
        [26, -120],
        [24, -96],
        [50, -50],
        [36, 0],
      ]),
      paint(form % 2 ? 'sage' : 'terracotta', 'ceramic'),
      'round',
    ),
  )
  const grips = stroke('M-244 -70Q-284 -96 -252 -30M244 -70Q284 -96 252 -30', body.tones.dark, 14)
  const forms = [
    () =>
      grips +
      solid(oval(0, -64, 256, 72), body, 'round') +
      path(oval(0, -70, 236, 58), body.tones.dark) +
      solid(oval(0, -64, 232, 54), body, 'top') +
      path('M-256 -64a256 72 0 0 0 512 0v22a256 72 0 0 1 -512 0z', body.tones.dark),
    () =>
      solid('M-262 -64a262 70 0 0 0 524 0v14a262 70 0 0 1 -524 0z', body, 'round') +
      solid(oval(0, -64, 262, 70), body, 'round') +
      path(oval(0, -62, 236, 56), body.tones.light, 'opacity=".5"'),
    () =>
      solid(sides([-220, -130], [220, -130], [270, -20], [-270, -20]), body, 'top') +
      solid(sides([-270, -36], [270, -36], [266, 4], [-266, 4]), body) +
      solid(sides([-220, -146], [220, -146], [222, -126], [-222, -126]), body, 'side') +
      path(box(-50, -28, 100, 16, 8), body.tones.deep),
    () =>
      solid(sides([-230, -130], [230, -130], [266, -20], [-266, -20]), body, 'top') +
      stroke(sides([-230, -130], [230, -130], [266, -20], [-266, -20]), body.tones.dark, 16) +
      stroke(sides([-230, -136], [230, -136], [266, -26], [-266, -26]), body.tones.base, 8),
    () =>
      grips +
      solid('M-256 -64a256 72 0 0 0 512 0v30a256 72 0 0 1 -512 0z', body, 'side') +
      solid(oval(0, -64, 256, 72), body, 'top') +
      stroke(oval(0, -64, 256, 72), body.tones.dark, 10),
  ] as const
  return pick(forms, form)() + cup + jug
}

export const tray: Drawing = {
  draw: drawTray,
  home: 'table',
  foot: 250,
  roomScale: 0.62,
  frontScale: 1.05,
  focus: [-50, -90],
}
