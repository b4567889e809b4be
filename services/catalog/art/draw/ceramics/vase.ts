import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { oval, type Profile, path, stroke, turned } from '../../shapes.ts'
import { blade, gleam, mouth } from '../joinery.ts'

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

function drawVase({ form, body }: Look): string {
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

export const vase: Drawing = {
  draw: drawVase,
  home: 'table',
  foot: 90,
  roomScale: 0.62,
  frontScale: 1.16,
  focus: [-10, -230],
}
