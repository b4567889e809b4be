import { type Drawing, type Look, pick } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { oval, type Point, path, stroke, turned } from '../shapes.ts'
import { blade, gleam, mouth } from './joinery.ts'

type Profile = readonly [Point, ...Point[]]

const vases: readonly [Profile, ...Profile[]] = [
  [
    [52, -400],
    [40, -350],
    [62, -290],
    [136, -190],
    [132, -90],
    [84, -10],
    [72, 0],
  ],
  [
    [78, -330],
    [64, -296],
    [110, -220],
    [136, -120],
    [112, -30],
    [88, 0],
  ],
  [
    [30, -440],
    [26, -390],
    [32, -270],
    [74, -190],
    [122, -100],
    [104, -24],
    [72, 0],
  ],
  [
    [104, -330],
    [84, -290],
    [74, -200],
    [112, -110],
    [100, -30],
    [74, 0],
  ],
  [
    [60, -360],
    [112, -330],
    [120, -240],
    [76, -170],
    [118, -90],
    [102, -20],
    [84, 0],
  ],
  [
    [70, -400],
    [74, -300],
    [84, -200],
    [96, -100],
    [92, -20],
    [80, 0],
  ],
  [
    [38, -260],
    [36, -230],
    [120, -190],
    [164, -110],
    [128, -24],
    [84, 0],
  ],
  [
    [90, -380],
    [96, -320],
    [76, -250],
    [122, -160],
    [126, -60],
    [90, 0],
  ],
]

/** Dry stems, so that a vase is never quite empty. */
function stems(y: number, form: number): string {
  const twig = (x: number, tall: number): string =>
    stroke(`M0 ${y + 20}Q${x * 0.2} ${y - tall * 0.6} ${x} ${y - tall}`, '#8a7a5c', 4)
  const choices = [
    () =>
      twig(-40, 120) +
      twig(30, 150) +
      [
        [-40, 120, -16],
        [30, 150, 10],
        [-12, 80, -50],
        [14, 90, 44],
      ]
        .map(([x = 0, tall = 0, lean = 0]) => blade(x, y - tall + 14, 54, lean, '#7f9a72'))
        .join(''),
    () =>
      twig(-30, 110) +
      twig(24, 140) +
      twig(60, 90) +
      [
        [-30, 110],
        [24, 140],
        [60, 90],
      ]
        .map(
          ([x = 0, tall = 0]) => path(oval(x, y - tall, 17), '#efd9c4') + path(oval(x - 4, y - tall - 4, 8), '#fff6e8'),
        )
        .join(''),
    () => twig(14, 116) + blade(14, y - 96, 90, 8, '#c9a876') + blade(8, y - 76, 70, -22, '#b89563'),
  ] as const
  return pick(choices, form)()
}

function vase({ form, body }: Look): string {
  const profile = pick(vases, form)
  const [rim, top] = profile[0]
  const glaze =
    form % 3 === 1
      ? path(
          turned(
            profile.filter(([, y]) => y > -170),
            6,
          ),
          body.tones.dark,
          'opacity=".32"',
        )
      : ''
  return (
    stems(top, form) +
    solid(turned(profile), body, 'round') +
    glaze +
    mouth(top, rim, rim * 0.2, body) +
    gleam(-(profile[3]?.[0] ?? 90) * 0.62, (profile[3]?.[1] ?? -150) - 40, 90, 14, 0.4)
  )
}

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

function mug({ form, body }: Look): string {
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

function bowl({ form, body }: Look): string {
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

/** A plate stands on its edge before a stack of its brothers. */
function plate({ form, body }: Look): string {
  const stack = [0, 1, 2]
    .map(
      (index) =>
        path(oval(70, -14 - index * 20, 200, 20), body.tones.deep, 'opacity=".5"') +
        solid(oval(70, -20 - index * 20, 200, 20), body, 'round') +
        stroke(oval(70, -20 - index * 20, 200, 20), body.tones.light, 2),
    )
    .join('')
  const brush: Paint = form % 2 === 1 ? paint('white', 'ceramic') : body
  const rims = [
    () => stroke(oval(-50, -200, 132), body.tones.dark, 4, 'opacity=".5"'),
    () => stroke(oval(-50, -200, 184), body.tones.base, 20),
    () =>
      stroke(oval(-50, -200, 168), body.tones.dark, 3, 'opacity=".6"') +
      stroke(oval(-50, -200, 150), body.tones.dark, 3, 'opacity=".6"'),
    () => stroke(oval(-50, -200, 160), body.tones.base, 44, 'opacity=".85"'),
    () =>
      stroke(oval(-50, -200, 170), body.tones.base, 12, 'stroke-dasharray="2 25"') +
      stroke(oval(-50, -200, 136), body.tones.base, 4),
    () => path(oval(-50, -200, 128), body.tones.base, 'opacity=".7"'),
  ] as const
  return (
    stack +
    path(oval(-38, -188, 198), '#4a3228', 'opacity=".16"') +
    solid(oval(-50, -200, 198), form % 2 === 1 ? brush : body, 'ball') +
    path(oval(-50, -200, 130), brush.tones.light, 'opacity=".4"') +
    pick(rims, form)() +
    stroke('M-200 -290A180 180 0 0 1 -80 -380', '#fffaf0', 8, 'opacity=".5"')
  )
}

/** Thrown things. */
export const ceramics = {
  vase: { draw: vase, home: 'table', foot: 90, roomScale: 0.62, frontScale: 1.16, focus: [-10, -230] },
  mug: { draw: mug, home: 'table', foot: 104, roomScale: 0.4, frontScale: 1.55, focus: [30, -150] },
  bowl: { draw: bowl, home: 'table', foot: 130, roomScale: 0.55, frontScale: 1.12, focus: [-60, -120] },
  plate: { draw: plate, home: 'table', foot: 220, roomScale: 0.55, frontScale: 1.15, focus: [-90, -240] },
} as const satisfies Record<string, Drawing>
