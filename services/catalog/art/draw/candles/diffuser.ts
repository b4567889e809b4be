import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { box, oval, path, stroke, turned } from '../../shapes.ts'
import { gleam } from '../joinery.ts'

function drawDiffuser({ form, body }: Look): string {
  const reeds =
    stroke('M0 -190L-96 -460M0 -190L-48 -490M0 -190L4 -500M0 -190L56 -486M0 -190L104 -450', '#b08d5e', 8) +
    stroke('M-2 -190L-98 -460M-2 -190L2 -500M-2 -190L102 -450', '#d8bb8c', 3)
  const label =
    path(box(-52, -130, 104, 76, 4), '#f8f2e6') +
    path(oval(0, -106, 9), palette.brass.base) +
    stroke('M-28 -84H28M-18 -70H18', '#8b7a66', 4)
  const forms = [
    () =>
      solid(box(-110, -190, 220, 190, 20), body, 'round') +
      path(box(-96, -120, 192, 112, 14), body.tones.base, 'opacity=".35"'),
    () =>
      solid(
        turned([
          [34, -214],
          [38, -186],
          [116, -130],
          [120, -40],
          [90, 0],
        ]),
        body,
        'round',
      ),
    () =>
      solid(
        turned([
          [30, -230],
          [34, -200],
          [100, -150],
          [134, -70],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      path(
        turned(
          [
            [124, -92],
            [132, -60],
            [98, -4],
          ],
          8,
        ),
        body.tones.base,
        'opacity=".4"',
      ),
    () =>
      solid(
        turned([
          [40, -220],
          [88, -190],
          [100, -100],
          [92, -20],
          [76, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  const neck = [-190, -214, -230, -220][form % 4] ?? -190
  return (
    reeds +
    pick(forms, form)() +
    path(box(-36, neck - 20, 72, 30, 6), form % 2 === 0 ? 'url(#shine-brass)' : 'url(#round-oak)') +
    label +
    gleam(-80, -150, 90, 4, 0.5)
  )
}

export const diffuser: Drawing = {
  draw: drawDiffuser,
  home: 'table',
  foot: 104,
  roomScale: 0.5,
  frontScale: 1.12,
  focus: [0, -150],
}
