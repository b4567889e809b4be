import type { Drawing, Look } from '../../look.ts'
import { at, path, sides, stroke } from '../../shapes.ts'
import { penOf } from './pen-of.ts'

function drawPen({ form, body }: Look): string {
  const sheet = at(
    0,
    0,
    path(
      sides([-230, -60], [120, -130], [236, -30], [-110, 50]),
      '#4a3228',
      'opacity=".14" transform="translate(8 10)"',
    ) +
      path(sides([-230, -60], [120, -130], [236, -30], [-110, 50]), '#fbf7ee') +
      stroke('M-150 -44q30 -20 50 -6t48 -12t50 -8t46 -14M-110 -16q40 -18 66 -6t50 -14', '#6a6f80', 4),
  )
  return (
    sheet +
    path('M-30 -18L240 -60L250 -50L-20 -8z', '#4a3228', 'opacity=".18"') +
    at(-20, 40, penOf(body, form), 1.18, 30)
  )
}

export const pen: Drawing = {
  draw: drawPen,
  home: 'table',
  foot: 0,
  roomScale: 0.6,
  frontScale: 1.1,
  focus: [70, -130],
}
