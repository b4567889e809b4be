import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { oval, type Profile, path, stroke, turned } from '../../shapes.ts'
import { gleam, mouth } from '../joinery.ts'

const bowls: readonly [Profile, ...Profile[]] = [
  [
    [200, -170],
    [190, -100],
    [120, -24],
    [76, 0],
  ],
  [
    [180, -200],
    [186, -120],
    [130, -30],
    [70, 0],
  ],
  [
    [240, -150],
    [206, -80],
    [110, -20],
    [84, 0],
  ],
  [
    [190, -150],
    [196, -90],
    [150, -20],
    [110, 0],
  ],
  [
    [230, -170],
    [226, -100],
    [160, -20],
    [120, 0],
  ],
  [
    [250, -190],
    [220, -110],
    [120, -40],
    [90, 0],
  ],
]

function drawBowl({ form, body }: Look): string {
  const profile = pick(bowls, form)
  const [rim, top] = profile[0]
  const fruit =
    form % 3 === 0
      ? ''
      : [
          [-70, '#d8a53d'],
          [10, '#c36c4c'],
          [84, '#94a583'],
        ]
          .map(
            ([x, hue]) =>
              path(oval(Number(x), top - 12, 54), String(hue)) +
              path(oval(Number(x) - 16, top - 32, 16, 11), '#fff6e8', 'opacity=".5"'),
          )
          .join('')
  const lip = stroke(`M${-rim} ${top}a${rim} ${rim * 0.2} 0 0 0 ${rim * 2} 0`, body.tones.light, 4)
  return (
    mouth(top, rim, rim * 0.2, body) +
    fruit +
    solid(`${turned(profile)}M${-rim} ${top}`, body, 'round', '') +
    path(
      `M${-rim} ${top}a${rim} ${rim * 0.2} 0 0 0 ${rim * 2} 0z`,
      fruit === '' ? body.tones.deep : body.tones.dark,
      fruit === '' ? 'opacity=".55"' : 'opacity="0"',
    ) +
    lip +
    gleam(-rim * 0.7, top + 44, 50, 6, 0.4)
  )
}

export const bowl: Drawing = {
  draw: drawBowl,
  home: 'table',
  foot: 130,
  roomScale: 0.55,
  frontScale: 1.12,
  focus: [-60, -120],
}
