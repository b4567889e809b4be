import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, box, oval, path, sides, stroke } from '../../shapes.ts'
import { oak } from '../joinery.ts'

function board({ form, body }: Look): string {
  const outlines = [
    `${box(-140, -380, 280, 380, 40)}M-14 -350a14 14 0 1 0 28 0a14 14 0 1 0 -28 0z`,
    `M-40 -470Q0 -500 40 -470L50 -390Q160 -380 160 -290V-40Q160 0 120 0H-120Q-160 0 -160 -40V-290Q-160 -380 -50 -390zM-16 -450a16 16 0 1 0 32 0a16 16 0 1 0 -32 0z`,
    `${oval(0, -200, 200)}M-16 -370a16 16 0 1 0 32 0a16 16 0 1 0 -32 0z`,
    `${box(-170, -320, 340, 320, 24)}M-60 -300h120v26h-120z`,
    `M-30 -480Q0 -496 30 -480L36 -380C150 -350 190 -260 180 -150C170 -40 90 0 0 0S-170 -40 -180 -150C-190 -260 -150 -350 -36 -380zM-14 -456a14 14 0 1 0 28 0a14 14 0 1 0 -28 0z`,
  ] as const
  const d = pick(outlines, form)
  const inlay =
    form % 2 === 1
      ? path(
          sides([-159, -130], [159, -130], [159, -90], [-159, -90]),
          form === 1 ? oak.tones.base : body.tones.dark,
          'opacity=".6"',
        )
      : ''
  return (
    at(
      0,
      0,
      path(d, body.tones.deep, 'fill-rule="evenodd" transform="translate(14 0)"') +
        solid(d, body, 'face', 'fill-rule="evenodd"') +
        inlay +
        stroke('M-120 -60V-250', '#fffaf0', 5, 'opacity=".35"'),
      1,
      -3,
    ) +
    at(
      150,
      -18,
      path(oval(0, -16, 44, 36), '#c36c4c') +
        path(oval(-14, -28, 12, 8), '#fff6e8', 'opacity=".6"') +
        stroke('M2 -50q6 -14 16 -18', '#5f7d5a', 5),
    )
  )
}

export const cuttingBoard: Drawing = {
  draw: board,
  home: 'table',
  foot: 150,
  roomScale: 0.64,
  frontScale: 1.16,
  focus: [-30, -200],
}
