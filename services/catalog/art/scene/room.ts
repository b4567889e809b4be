import { books } from '../draw/storage.ts'
import { drawings } from '../drawings.ts'
import { type Home, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { type Colour, mix, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { drawSubject, prop, type Subject } from '../subject.ts'
import { placed } from './ground.ts'
import { floor, picture, pottedPlant, sunbeam, wall, wallFor, windowAt, woods } from './interior.ts'
import { basin, bath, bed, counter, garden, hall } from './places.ts'

/** On the floor, by a window. */
function onFloor(subject: Subject): string {
  const { foot, roomScale } = drawings[subject.drawing]
  const { form, colour } = subject
  const left = form % 2 === 0
  const small = roomScale < 0.75
  const hue = wallFor(subject)
  const carpet =
    path(oval(400, 714, 350, 58), mix(hue, '#8a6f58', 0.3)) + path(oval(400, 712, 326, 48), mix(hue, '#ffffff', 0.4))
  const company = small
    ? placed(
        left ? 610 : 190,
        656,
        200,
        prop('armchair', colour === 'sage' || form % 3 === 1 ? 'sand' : 'sage', 'linen', form % 5),
        0.84,
      )
    : pottedPlant(left ? 704 : 96, 652, 1)
  return (
    wall(hue) +
    windowAt(left ? 60 : 550, form, 590) +
    picture(left ? 420 : 240, 110, 140, 180, form + 1) +
    floor(590, pick(woods, form)) +
    carpet +
    company +
    placed(small ? (left ? 280 : 520) : 390, 724, foot, drawSubject(subject), small ? roomScale * 1.2 : roomScale)
  )
}

/** On a table against the wall, in company. */
function onTable(subject: Subject): string {
  const { foot, roomScale } = drawings[subject.drawing]
  const { form, drawing } = subject
  const left = form % 2 === 0
  const hue = wallFor(subject)
  const company = [
    () =>
      path(box(-80, -22, 160, 22, 3), palette.navy.base) +
      path(box(-70, -42, 146, 20, 3), palette.terracotta.base) +
      path(box(-76, -60, 140, 18, 3), '#efe6d6') +
      path(oval(4, -86, 34, 27), 'url(#ball-mustard)'),
    () => placed(0, 0, 60, prop('vase', 'white', 'ceramic', 2), 0.56),
    () => books(-70, 0, 6, 170, form),
    () => placed(0, 0, 70, prop('planter', 'terracotta', 'ceramic', 1), 0.6),
  ] as const
  const behind = [
    () => picture(left ? 520 : 100, 90, 190, 240, form),
    () => windowAt(left ? 556 : 54, form, 640),
    () => path(arch(left ? 600 : 200, 600, 240, 480), mix(hue, '#6a4a38', 0.15)),
  ] as const
  return (
    wall(hue) +
    sunbeam +
    pick(behind, form)() +
    solid(
      sides([-20, 590], [820, 590], [860, 692], [-60, 692]),
      paint(form % 3 === 1 ? 'walnut' : 'oak', 'wood'),
      'top',
    ) +
    path(box(0, 692, 800, 28), mix(pick(woods, form + 1), '#4a3228', 0.34)) +
    path(box(0, 720, 800, 80), mix(hue, '#4a3228', 0.34)) +
    at(left ? 666 : 134, 620, pick(company, form + (drawing === 'vase' ? 2 : 0))(), 1.1) +
    placed(left ? 340 : 460, 660, foot, drawSubject(subject), 0.38 + roomScale * 0.86)
  )
}

/** On the wall, above a sideboard. */
function onWall(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form } = subject
  const left = form % 2 === 0
  return (
    wall(wallFor(subject)) +
    sunbeam +
    floor(690, pick(woods, form)) +
    placed(
      400,
      744,
      256,
      prop('cabinet', subject.colour === 'oak' ? 'white' : 'oak', 'wood', pick([3, 0, 2], form)),
      0.92,
    ) +
    placed(
      left ? 570 : 230,
      448,
      60,
      prop(form % 3 === 1 ? 'table-lamp' : 'vase', form % 2 ? 'terracotta' : 'white', 'ceramic', 3),
      0.36,
    ) +
    at(left ? 240 : 530, 448, books(-40, 0, 5, 92, form)) +
    at(400, 222 + 240 * roomScale, drawSubject(subject), roomScale)
  )
}

/** Hanging over a table, or over a cot. */
function underCeiling(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour, drawing } = subject
  const below =
    drawing === 'mobile'
      ? placed(400, 780, 270, prop('bed-linen', colour === 'white' ? 'blush' : 'white', 'cotton', 2), 0.94)
      : placed(190, 716, 120, prop('dining-chair', 'black', 'wood', 1), 0.66) +
        placed(610, 716, 120, prop('dining-chair', 'black', 'wood', 1), 0.66) +
        placed(400, 752, 256, prop('dining-table', colour === 'oak' ? 'walnut' : 'oak', 'wood', form % 4), 0.94) +
        at(400, 470, prop('bowl', 'sage', 'ceramic', 1), 0.34)
  return (
    wall(wallFor(subject)) +
    windowAt(form % 2 ? 40 : 570, form, 620) +
    floor(620, pick(woods, form)) +
    below +
    at(400, 410, drawSubject(subject), roomScale)
  )
}

/** On a sofa. */
function onSeat(subject: Subject): string {
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
function onCarpet(subject: Subject): string {
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

const rooms: Readonly<Record<Home, (subject: Subject) => string>> = {
  floor: onFloor,
  table: onTable,
  wall: onWall,
  ceiling: underCeiling,
  seat: onSeat,
  carpet: onCarpet,
  bed,
  bath,
  basin,
  counter,
  hall,
  garden,
}

/** The thing where it is at home. */
export const room = (subject: Subject): string => rooms[drawings[subject.drawing].home](subject)
