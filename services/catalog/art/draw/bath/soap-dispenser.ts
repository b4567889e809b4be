import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, path, stroke, turned } from '../../shapes.ts'
import { brass, gleam, iron } from '../joinery.ts'

function dispenser({ form, body }: Look): string {
  const metal = form % 2 === 0 ? brass : iron
  const pump = (y: number): string =>
    path(box(-26, y - 26, 52, 30, 6), metal.round) +
    path(box(-7, y - 96, 14, 74), metal.round) +
    stroke(`M-30 ${y - 100}H40q36 0 40 26`, metal.tones.base, 16) +
    path(box(-38, y - 116, 76, 20, 10), metal.round)
  const forms = [
    () =>
      pump(-300) +
      solid(
        turned([
          [34, -300],
          [96, -270],
          [108, -200],
          [108, -40],
          [94, 0],
        ]),
        body,
        'round',
      ),
    () =>
      pump(-280) +
      solid(box(-110, -284, 220, 284, 22), body) +
      solid(box(66, -276, 44, 268, 16), body, 'side', 'opacity=".5"'),
    () =>
      pump(-320) +
      path(
        turned(
          [
            [84, -170],
            [96, -100],
            [80, -8],
          ],
          6,
        ),
        body.tones.base,
        'opacity=".5"',
      ) +
      solid(
        turned([
          [30, -320],
          [40, -280],
          [90, -200],
          [100, -100],
          [84, 0],
        ]),
        body,
        'round',
      ),
    () =>
      pump(-270) +
      solid(
        turned([
          [34, -270],
          [110, -220],
          [124, -120],
          [104, -20],
          [88, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  return (
    pick(forms, form)() +
    path(box(-44, -180, 88, 70, 6), '#f6efe2', `opacity="${form === 1 ? 0.5 : 0.85}"`) +
    stroke('M-26 -156H26M-26 -140H10', '#8b7a66', 5) +
    gleam(-78, -230, 140, 6, 0.45)
  )
}

export const soapDispenser: Drawing = {
  draw: dispenser,
  home: 'basin',
  foot: 104,
  roomScale: 0.52,
  frontScale: 1.35,
  focus: [10, -220],
}
