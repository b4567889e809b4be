import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke } from '../../shapes.ts'
import { books } from '../books.ts'
import { blade } from '../joinery.ts'

const pot = (x: number, y: number): string =>
  at(
    x,
    y,
    [-46, -16, 14, 44].map((lean, index) => blade(0, -26, 50, lean, index % 2 ? '#5f7d5a' : '#7f9a72')).join('') +
      path(sides([-22, -34], [22, -34], [16, 0], [-16, 0]), '#efe6d6'),
  )

function drawShelf({ form, body }: Look): string {
  const half = [150, 170, 160, 130, 170][form % 5] ?? 150
  const levels = [-24, -140, -256, -372]
  const planks = levels
    .map((y) => solid(box(-half, y, half * 2, 15, 3), body) + path(box(-half, y, half * 2, 3), body.tones.light))
    .join('')
  const inside =
    books(-half + 24, -24, 7, 92, form) +
    pot(half - 60, -140) +
    books(-half + 34, -140, 4, 86, form + 2) +
    books(-half + half * 0.8, -256, 6, 90, form + 4) +
    at(-half + 58, -256, path(oval(0, -32, 30), paint('terracotta', 'ceramic').ball)) +
    books(-half + 24, -372, 5, 84, form + 1)
  const uprights =
    solid(box(-half - 8, -500, 16, 500, 3), body, 'round') + solid(box(half - 8, -500, 16, 500, 3), body, 'round')
  const backs = [
    () => path(box(-half, -490, half * 2, 476), body.tones.deep, 'opacity=".22"'),
    () => stroke(`M${-half} -480L${half} -40M${half} -480L${-half} -40`, body.tones.dark, 5, 'opacity=".6"'),
    () => path(box(-half, -490, half * 2, 476), body.tones.dark, 'opacity=".3"'),
    () => '',
    () => path(box(-half, -490, half * 2, 476), body.tones.light, 'opacity=".3"'),
  ] as const
  const crown = form % 2 === 0 ? solid(box(-half - 8, -504, half * 2 + 16, 16, 4), body) : ''
  return pick(backs, form)() + inside + planks + uprights + crown
}

export const shelf: Drawing = { draw: drawShelf, home: 'floor', foot: 176, roomScale: 1.02, focus: [-20, -250] }
