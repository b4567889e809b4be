import { drawings } from '../drawings.ts'
import { pick } from '../look.ts'
import { arch, at, box, oval, path, sides } from '../shapes.ts'
import { drawSubject, type Subject } from '../subject.ts'
import { placed } from './ground.ts'

/** The backdrop of the studio: tinted paper, a floor, and one of the house's shapes behind the thing. */
function backdrop(colour: string, form: number): string {
  const motifs = [
    () => path(arch(400, 596, 440, 480), `url(#arch-${colour})`),
    () => path(oval(400, 350, 236), `url(#arch-${colour})`),
    () => path(sides([560, 0], [800, 0], [430, 596], [150, 596]), 'url(#day)') + path(box(0, 0, 0, 0), 'none'),
    () => path(arch(320, 596, 330, 440), `url(#arch-${colour})`) + path(arch(540, 596, 220, 300), `url(#arch-${colour})`, 'opacity=".7"'),
  ] as const
  return path(box(0, 0, 800, 800), `url(#paper-${colour})`) + pick(motifs, form)() + path(box(0, 596, 800, 204), `url(#floor-${colour})`)
}

/** The thing alone, whole, on paper of its colour. */
export function front(subject: Subject): string {
  const { home, foot, frontScale = 1 } = drawings[subject.drawing]
  const thing = drawSubject(subject)
  const { colour, form } = subject
  switch (home) {
    case 'wall':
      return path(box(0, 0, 800, 800), `url(#paper-${colour})`) + path(sides([470, 0], [800, 0], [800, 260], [330, 800], [0, 800]), 'url(#day)') + at(400, 400 + 236 * frontScale, thing, frontScale)
    case 'ceiling':
      return path(box(0, 0, 800, 800), `url(#paper-${colour})`) + path(arch(400, 800, 520, 690), `url(#arch-${colour})`) + at(400, 630, thing)
    case 'carpet':
      return backdrop(colour, form) + at(400, 730, thing, 1.22)
    default:
      return backdrop(colour, form) + placed(400, 672, foot, thing, frontScale)
  }
}

/** The thing so close that its surface shows. */
export function detail(subject: Subject): string {
  const { focus: [x, y], frontScale = 1 } = drawings[subject.drawing]
  const scale = 2.15 * frontScale
  const { colour } = subject
  return path(box(0, 0, 800, 800), `url(#arch-${colour})`) + path(sides([520, 0], [800, 0], [280, 800], [0, 800]), 'url(#day)') + at(400 - x * scale, 400 - y * scale, drawSubject(subject), scale)
}
