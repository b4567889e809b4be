import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, partner, solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke } from '../../shapes.ts'

function drawBathMat({ form, body }: Look): string {
  const flat = sides([-190, -170], [190, -170], [270, 0], [-270, 0])
  const other = partner(body)
  const forms = [
    () =>
      solid(flat, body) + stroke(sides([-160, -150], [160, -150], [224, -20], [-224, -20]), other, 9, 'opacity=".6"'),
    () =>
      [0, 1, 2, 3, 4, 5]
        .map(
          (index) =>
            solid(
              sides(
                [-196 - index * 14, -176 + index * 30],
                [196 + index * 14, -176 + index * 30],
                [206 + index * 14, -154 + index * 30],
                [-206 - index * 14, -154 + index * 30],
              ),
              body,
            ) + path(box(-206 - index * 14, -154 + index * 30, 412 + index * 28, 6), body.tones.deep),
        )
        .join(''),
    () =>
      solid(
        'M-170 -170H170Q200 -170 214 -150L270 -30Q270 0 240 0H-240Q-270 0 -270 -30L-214 -150Q-200 -170 -170 -170z',
        body,
      ) +
      [-120, 0, 120]
        .flatMap((x) => [-130, -82, -34].map((y) => path(oval(x * (1.3 + y / 400), y, 24, 11), other, 'opacity=".5"')))
        .join(''),
    () =>
      solid(flat, body) + stroke('M-200 -140H200M-216 -106H216M-232 -70H232M-250 -32H250', other, 8, 'opacity=".6"'),
  ] as const
  const folded = at(
    0,
    -176,
    solid(box(-84, -64, 168, 64, 30), paint('white', 'cotton')) + stroke('M-60 -30H70', '#b9ab97', 4, 'opacity=".6"'),
  )
  return (
    path(flat, body.tones.deep, 'transform="translate(0 8)" opacity=".8"') +
    pick(forms, form)() +
    (form === 1 ? '' : folded)
  )
}

export const bathMat: Drawing = { draw: drawBathMat, home: 'carpet', foot: 0, roomScale: 0.86, focus: [-80, -80] }
