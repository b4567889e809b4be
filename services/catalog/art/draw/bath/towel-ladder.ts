import type { Drawing, Look } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { sides, stroke } from '../../shapes.ts'

function ladder({ form, body }: Look): string {
  const rungs = [-430, -330, -230, -130]
  const rails =
    form === 1
      ? stroke('M-96 0V-480Q-96 -510 -66 -510H66Q96 -510 96 -480V0', body.tones.base, 14)
      : solid(sides([-112, 0], [-96, -520], [-78, -520], [-92, 0]), body, 'round') +
        solid(sides([112, 0], [96, -520], [78, -520], [92, 0]), body, 'round')
  const cloth = (y: number, long: number, brush: ReturnType<typeof paint>, x = -70): string =>
    solid(`M${x} ${y - 8}h110v${long}q-54 10 -110 0z`, brush) +
    stroke(`M${x} ${y + long - 30}h110`, brush.tones.dark, 5, 'opacity=".6"')
  return (
    rails +
    rungs
      .map((y) => stroke(`M-96 ${y}H96`, body.tones.dark, 12) + stroke(`M-96 ${y - 2}H96`, body.tones.base, 6))
      .join('') +
    cloth(-330, 170, paint('white', 'cotton')) +
    cloth(-130, 96, paint(form % 2 ? 'terracotta' : 'sage', 'cotton'), -40)
  )
}

export const towelLadder: Drawing = {
  draw: ladder,
  home: 'floor',
  foot: 110,
  roomScale: 1,
  frontScale: 1.1,
  focus: [-10, -300],
}
