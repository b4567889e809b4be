import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { at, oval, type Point, path, stroke, turned } from '../shapes.ts'
import { brass, gleam, oak } from './joinery.ts'

type Profile = readonly [Point, ...Point[]]

const carafes: readonly [Profile, ...Profile[]] = [
  [
    [46, -420],
    [40, -360],
    [44, -290],
    [124, -180],
    [130, -70],
    [100, 0],
  ],
  [
    [60, -400],
    [50, -340],
    [92, -240],
    [100, -110],
    [84, 0],
  ],
  [
    [40, -440],
    [40, -330],
    [60, -240],
    [150, -70],
    [120, 0],
  ],
  [
    [64, -380],
    [48, -320],
    [100, -240],
    [132, -140],
    [110, -30],
    [84, 0],
  ],
  [
    [72, -420],
    [74, -300],
    [80, -160],
    [86, -40],
    [80, 0],
  ],
]

function carafe({ form, body }: Look): string {
  const profile = pick(carafes, form)
  const [rim, top] = profile[0]
  const level = -190 + (form % 3) * 20
  const below = profile.filter(([, y]) => y > level)
  const water =
    path(
      turned([[(below[0]?.[0] ?? 90) * 0.94, level], ...below.map(([x, y]): Point => [x * 0.92, Math.min(y, -8)])]),
      body.tones.base,
      'opacity=".32"',
    ) + path(oval(0, level, (below[0]?.[0] ?? 90) * 0.92, 12), '#ffffff', 'opacity=".4"')
  const stoppers = [
    () =>
      solid(oval(0, top - 26, 34), body, 'ball') +
      solid(
        turned([
          [20, top - 4],
          [22, top + 26],
        ]),
        body,
        'round',
      ),
    () =>
      solid(
        turned([
          [rim * 0.9, top - 44],
          [rim * 0.9, top - 6],
          [rim * 0.75, top + 20],
        ]),
        oak,
        'round',
      ),
    () => path(oval(0, top - 16, 24), brass.ball),
  ] as const
  return (
    water +
    solid(turned(profile), body, 'round') +
    stroke(oval(0, top, rim, rim * 0.2), body.tones.light, 4) +
    pick(stoppers, form)() +
    gleam(-(profile.at(-3)?.[0] ?? 80) * 0.62, -200, 130, 10, 0.7) +
    stroke(
      `M${-(profile.at(-1)?.[0] ?? 80)} 0q${profile.at(-1)?.[0] ?? 80} 14 ${2 * (profile.at(-1)?.[0] ?? 80)} 0`,
      body.tones.dark,
      4,
      'opacity=".6"',
    )
  )
}

const tumblers: readonly [Profile, ...Profile[]] = [
  [
    [82, -210],
    [78, -110],
    [66, 0],
  ],
  [
    [74, -240],
    [76, -120],
    [74, 0],
  ],
  [
    [70, -190],
    [88, -110],
    [70, -30],
    [58, 0],
  ],
  [
    [92, -190],
    [80, -90],
    [56, 0],
  ],
  [
    [84, -170],
    [84, -90],
    [78, 0],
  ],
]

function tumbler({ form, body }: Look): string {
  const profile = pick(tumblers, form)
  const [rim, top] = profile[0]
  const ribs =
    form % 2 === 0
      ? ''
      : stroke(
          [-0.6, -0.2, 0.2, 0.6]
            .map((share) => `M${rim * share} ${top + 16}L${(profile.at(-1)?.[0] ?? rim) * share} -6`)
            .join(''),
          body.tones.light,
          3,
          'opacity=".7"',
        )
  const one =
    path(oval(0, -6, (profile.at(-1)?.[0] ?? 60) * 0.96, 12), body.tones.dark, 'opacity=".4"') +
    solid(turned(profile, 8), body, 'round') +
    ribs +
    stroke(oval(0, top, rim, rim * 0.18), body.tones.light, 4) +
    gleam(-rim * 0.6, top + 34, 90, 4, 0.75)
  const drink = path(
    turned(
      [
        [rim * 0.9, -100],
        [(profile.at(-1)?.[0] ?? 60) * 0.92, -10],
      ],
      6,
    ),
    body.tones.base,
    'opacity=".4"',
  )
  return at(-10, -40, one, 0.86) + at(-120, 0, drink + one) + at(116, 0, one)
}

const cups: readonly [Profile, ...Profile[]] = [
  [
    [70, -400],
    [92, -330],
    [76, -250],
    [8, -210],
  ],
  [
    [100, -370],
    [94, -320],
    [60, -280],
    [8, -262],
  ],
  [
    [62, -430],
    [80, -340],
    [70, -250],
    [8, -216],
  ],
  [
    [84, -350],
    [80, -280],
    [60, -220],
    [10, -196],
  ],
]

function wineGlass({ form, body }: Look): string {
  const profile = pick(cups, form)
  const [rim, top] = profile[0]
  const [, end] = profile.at(-1) ?? [0, -210]
  const wine = path(
    turned(
      [
        [(profile[1]?.[0] ?? 80) * 0.94, (profile[1]?.[1] ?? -320) + 8],
        [(profile[2]?.[0] ?? 70) * 0.92, profile[2]?.[1] ?? -250],
        [8, end - 6],
      ],
      2,
    ),
    form % 2 === 0 ? '#b9524a' : '#e2c06a',
    'opacity=".7"',
  )
  const one = (full: string): string =>
    full +
    solid(turned(profile, 3), body, 'round') +
    stroke(`M0 ${end}V-8`, body.tones.base, 8, 'opacity=".7"') +
    stroke(`M-2 ${end}V-8`, '#ffffff', 3, 'opacity=".7"') +
    solid(oval(0, -6, 76, 13), body, 'round') +
    stroke(oval(0, -6, 76, 13), body.tones.light, 3) +
    stroke(oval(0, top, rim, rim * 0.16), body.tones.light, 4) +
    gleam(-rim * 0.62, top + 30, 70, 10, 0.75)
  return at(-96, 0, one(wine)) + at(104, 0, one(''))
}

/** A clear glass for company. */
export const glassOfWater = (x: number, y: number, scale = 0.5): string =>
  at(x, y, tumblerOf(paint('white', 'glass')), scale)

const tumblerOf = (brush: ReturnType<typeof paint>): string =>
  solid(
    turned([
      [70, -200],
      [66, -100],
      [58, 0],
    ]),
    brush,
    'round',
  ) + stroke(oval(0, -200, 70, 12), '#ffffff', 4)

/** Blown things. */
export const glassware = {
  carafe: { draw: carafe, home: 'table', foot: 110, roomScale: 0.58, frontScale: 1.2, focus: [-10, -260] },
  tumblers: { draw: tumbler, home: 'table', foot: 190, roomScale: 0.5, frontScale: 1.35, focus: [-120, -130] },
  'wine-glasses': { draw: wineGlass, home: 'table', foot: 170, roomScale: 0.58, frontScale: 1.25, focus: [-90, -300] },
} as const satisfies Record<string, Drawing>
