import { drawings } from '../drawings.ts'
import { hangs, pick } from '../look.ts'
import type { Colour } from '../palette.ts'
import { arch, at, box, oval, path, sides } from '../shapes.ts'
import { drawSubject, type Subject } from '../subject.ts'
import { placed } from './ground.ts'

const paper = (colour: Colour): string => path(box(0, 0, 800, 800), `url(#paper-${colour})`)
const daylight = path(sides([470, 0], [800, 0], [800, 260], [330, 800], [0, 800]), 'url(#day)')

/** The backdrop of the studio: tinted paper, a floor, and one of the house's shapes behind the thing. */
function backdrop(colour: Colour, form: number): string {
  const tint = `url(#arch-${colour})`
  const motifs = [
    () => path(arch(400, 596, 460, 500), tint),
    () => path(oval(400, 340, 246), tint),
    () => path(arch(400, 596, 640, 420), tint),
    () => path(arch(310, 596, 340, 470), tint) + path(arch(550, 596, 230, 320), tint, 'opacity=".7"'),
    () => path(oval(430, 300, 190), tint) + path(box(0, 470, 800, 126), tint, 'opacity=".5"'),
  ] as const
  return paper(colour) + pick(motifs, form)() + path(box(0, 596, 800, 204), `url(#floor-${colour})`)
}

/** The thing alone, whole, on paper of its colour. */
export function front(subject: Subject): string {
  const { home, foot, frontScale = 1 } = drawings[subject.drawing]
  const thing = drawSubject(subject)
  const { colour, form } = subject
  if (hangs.has(home)) return paper(colour) + daylight + at(400, 400 + 236 * frontScale, thing, frontScale)
  if (home === 'ceiling')
    return paper(colour) + path(arch(400, 800, 540, 700), `url(#arch-${colour})`) + at(400, 640, thing, 1.05)
  if (home === 'carpet') return backdrop(colour, form) + at(400, 730, thing, 1.22)
  return backdrop(colour, form) + placed(400, 676, foot, thing, frontScale)
}

/** The thing so close that its surface shows. */
export function detail(subject: Subject): string {
  const {
    focus: [x, y],
    frontScale = 1,
  } = drawings[subject.drawing]
  const scale = 2.1 * frontScale
  const { colour } = subject
  return (
    path(box(0, 0, 800, 800), `url(#arch-${colour})`) +
    daylight +
    at(400 - x * scale, 400 - y * scale, drawSubject(subject), scale)
  )
}
