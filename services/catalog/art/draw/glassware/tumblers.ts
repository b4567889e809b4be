import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, oval, type Profile, path, stroke, turned } from '../../shapes.ts'
import { gleam } from '../joinery.ts'

const profiles: readonly [Profile, ...Profile[]] = [
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
  const profile = pick(profiles, form)
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

export const tumblers: Drawing = {
  draw: tumbler,
  home: 'table',
  foot: 190,
  roomScale: 0.5,
  frontScale: 1.35,
  focus: [-120, -130],
}
