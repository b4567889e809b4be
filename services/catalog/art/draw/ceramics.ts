import { type Drawing, type Look, pick } from '../look.ts'
import { solid } from '../paint.ts'
import { oval, type Point, path, turned } from '../shapes.ts'

type Profile = readonly [Point, ...Point[]]

const vases: readonly [Profile, ...Profile[]] = [
  [[46, -380], [40, -340], [58, -290], [120, -200], [132, -120], [104, -40], [70, 0]],
  [[70, -330], [62, -300], [98, -230], [128, -130], [110, -40], [84, 0]],
  [[34, -420], [30, -380], [34, -280], [60, -200], [104, -120], [100, -50], [72, 0]],
  [[92, -300], [78, -270], [70, -200], [98, -110], [92, -40], [70, 0]],
]

function vase({ form, body }: Look): string {
  const profile = pick(vases, form)
  const [rim, top] = profile[0]
  return solid(turned(profile), body, 'round') + path(oval(0, top, rim, rim * 0.24), body.tones.deep)
}

/** Thrown things. */
export const ceramics = {
  vase: { draw: vase, home: 'table', foot: 80, roomScale: 0.6, focus: [0, -230] },
} as const satisfies Record<string, Drawing>
