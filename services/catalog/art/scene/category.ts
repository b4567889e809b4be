import { drawings } from '../drawings.ts'
import { hangs } from '../look.ts'
import type { Colour } from '../palette.ts'
import { arch, at, box, path } from '../shapes.ts'
import { drawSubject, type Subject } from '../subject.ts'
import { placed } from './ground.ts'

/** Two or three things of a department before the house's arch: the first in the middle, the others beside it. */
export function category(subjects: readonly Subject[], colour: Colour): string {
  const spots = [
    [400, 666, 0.86],
    [184, 716, 0.56],
    [628, 724, 0.54],
  ] as const
  const things = subjects.slice(0, 3).map((subject, index) => {
    const [x, y, share] = spots[index] ?? spots[0]
    const { home, foot, frontScale = 1 } = drawings[subject.drawing]
    const scale = share * frontScale
    if (home === 'ceiling') return at(x, 448, drawSubject(subject), 0.7)
    if (hangs.has(home)) return at(x, index === 0 ? 560 : 400, drawSubject(subject), scale * 0.9)
    return placed(x, y, home === 'carpet' ? 0 : foot, drawSubject(subject), scale)
  })
  const [first = '', ...others] = things
  return (
    path(box(0, 0, 800, 800), `url(#paper-${colour})`) +
    path(arch(400, 610, 500, 540), `url(#arch-${colour})`) +
    path(box(0, 610, 800, 190), `url(#floor-${colour})`) +
    first +
    others.join('')
  )
}
