import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { at, oval, type Profile, path, stroke, turned } from '../../shapes.ts'
import { gleam } from '../joinery.ts'

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

export const wineGlasses: Drawing = {
  draw: wineGlass,
  home: 'table',
  foot: 170,
  roomScale: 0.58,
  frontScale: 1.25,
  focus: [-90, -300],
}
