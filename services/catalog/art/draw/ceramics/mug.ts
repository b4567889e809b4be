import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { oval, type Profile, path, stroke, turned } from '../../shapes.ts'
import { gleam, mouth } from '../joinery.ts'

const mugs: readonly [Profile, ...Profile[]] = [
  [
    [112, -230],
    [112, -140],
    [110, -40],
    [92, 0],
  ],
  [
    [100, -220],
    [116, -150],
    [124, -70],
    [90, 0],
  ],
  [
    [120, -200],
    [112, -120],
    [96, -40],
    [84, 0],
  ],
  [
    [108, -210],
    [122, -140],
    [116, -50],
    [76, 0],
  ],
  [
    [100, -260],
    [100, -160],
    [100, -50],
    [92, 0],
  ],
  [
    [124, -220],
    [118, -160],
    [86, -60],
    [96, 0],
  ],
]

function drawMug({ form, body }: Look): string {
  const profile = pick(mugs, form)
  const [rim, top] = profile[0]
  const handles = [
    `M${rim - 6} ${top + 40}c96 -16 100 130 0 128`,
    `M${rim - 4} ${top + 50}h52q24 0 24 24v40q0 26 -26 26h-44`,
    `M${rim - 8} ${top + 44}c70 -40 110 60 -6 96`,
  ]
  const handle = handles[form % 3] ?? ''
  const dip = path(
    turned([[profile[1]?.[0] ?? rim, -90], ...profile.filter(([, y]) => y > -80)], 6),
    form % 2 === 0 ? '#c9a37a' : body.tones.dark,
    'opacity=".45"',
  )
  return (
    stroke(handle, body.tones.dark, 30) +
    stroke(handle, body.tones.base, 20, 'transform="translate(-3 -3)"') +
    solid(turned(profile), body, 'round') +
    dip +
    mouth(top, rim, rim * 0.2, body) +
    path(oval(0, top + 8, rim * 0.86, rim * 0.13), '#5a3a28', 'opacity=".85"') +
    gleam(-rim * 0.66, top + 50, 90, 4, 0.4)
  )
}

export const mug: Drawing = {
  draw: drawMug,
  home: 'table',
  foot: 104,
  roomScale: 0.4,
  frontScale: 1.55,
  focus: [30, -150],
}
