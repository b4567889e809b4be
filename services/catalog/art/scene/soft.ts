import { drawings } from '../drawings.ts'
import { pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { type Colour, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { drawSubject, prop, type Subject } from '../subject.ts'
import { placed } from './ground.ts'
import { floor, picture, pottedPlant, sunbeam, wall, wallFor, windowAt, woods } from './interior.ts'

/** On a sofa. */
export function onSeat(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour } = subject
  const left = form % 2 === 0
  const cloth = paint(
    colour === 'sand' || colour === 'white' || colour === 'oak'
      ? 'sage'
      : pick(['sand', 'grey', 'white'] as const, form),
    'linen',
  )
  const crease = (d: string): string => stroke(d, cloth.tones.deep, 4, 'opacity=".32"')
  const sofa =
    solid(box(60, 330, 680, 280, 46), cloth, 'face') +
    crease('M400 346V490') +
    solid(box(84, 490, 632, 90, 30), cloth, 'top') +
    solid(box(84, 556, 632, 96, 16), cloth, 'side') +
    crease('M400 496V556') +
    solid(box(0, 404, 112, 256, 44), cloth, 'face') +
    solid(box(688, 404, 112, 256, 44), cloth, 'face') +
    path(sides([60, 656], [88, 656], [78, 724], [62, 724]), palette.walnut.base) +
    path(sides([712, 656], [740, 656], [738, 724], [722, 724]), palette.walnut.base)
  return (
    wall(wallFor(subject)) +
    picture(left ? 470 : 150, 76, 180, 200, form) +
    windowAt(left ? 110 : 500, form + 1, 610) +
    floor(620, pick(woods, form)) +
    path(oval(400, 722, 420, 40), 'url(#ground)') +
    sofa +
    at(left ? 270 : 530, 548, drawSubject(subject), roomScale * 1.2, subject.drawing === 'throw' ? 0 : left ? -4 : 4)
  )
}

/** Underfoot. */
export function onCarpet(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour, drawing } = subject
  const chair: Colour = colour === 'terracotta' || colour === 'blush' ? 'navy' : 'terracotta'
  const behind =
    drawing === 'bath-mat'
      ? at(
          400,
          610,
          solid('M-250 -210H250Q240 0 150 0H-150Q-240 0 -250 -210z', paint('white', 'wax'), 'round') +
            path(box(-270, -226, 540, 26, 13), '#fbf6ec') +
            at(170, -226, prop('soap-dispenser', 'sage', 'ceramic', 0), 0.3),
        )
      : placed(form % 2 ? 600 : 200, 616, 200, prop('armchair', chair, 'linen', form % 5), 0.78) +
        placed(form % 2 ? 250 : 570, 606, 90, prop('side-table', 'oak', 'wood', 1), 0.56) +
        at(form % 2 ? 250 : 570, 436, prop('vase', 'white', 'ceramic', 3), 0.3)
  return (
    wall(wallFor(subject)) +
    windowAt(form % 2 ? 70 : 540, form, 540) +
    floor(540, pick(woods, form + 1)) +
    behind +
    at(400, 776, drawSubject(subject), roomScale)
  )
}

/** Made up on a bed. */
export function bed(subject: Subject): string {
  const { form } = subject
  const wood = paint(form % 2 ? 'walnut' : 'oak', 'wood')
  const head = form % 2 ? arch(400, 640, 640, 380) : box(80, 300, 640, 340, 26)
  return (
    wall(wallFor(subject)) +
    picture(330, 60, 140, 170, form) +
    sunbeam +
    floor(620, pick(woods, form + 1)) +
    path(oval(420, 742, 400, 44), 'url(#ground)') +
    solid(head, wood) +
    solid(box(84, 640, 632, 70, 10), wood, 'face') +
    path(sides([110, 706], [140, 706], [134, 752], [116, 752]), wood.tones.dark) +
    path(sides([660, 706], [690, 706], [684, 752], [666, 752]), wood.tones.dark) +
    at(400, 672, drawSubject(subject), 1.12) +
    pottedPlant(752, 690, 0.62)
  )
}
