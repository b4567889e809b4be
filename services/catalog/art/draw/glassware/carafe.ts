import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { oval, type Point, type Profile, path, stroke, turned } from '../../shapes.ts'
import { brass, gleam, oak } from '../joinery.ts'

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

function drawCarafe({ form, body }: Look): string {
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

export const carafe: Drawing = {
  draw: drawCarafe,
  home: 'table',
  foot: 110,
  roomScale: 0.58,
  frontScale: 1.2,
  focus: [-10, -260],
}
