import { books } from '../draw/books.ts'
import { drawings } from '../drawings.ts'
import { type Home, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { mix, palette } from '../palette.ts'
import { arch, at, box, oval, path, sides } from '../shapes.ts'
import { drawSubject, prop, type Subject } from '../subject.ts'
import { placed } from './ground.ts'
import { floor, picture, pottedPlant, sunbeam, wall, wallFor, windowAt, woods } from './interior.ts'
import { basin, bath, counter, garden, hall } from './places.ts'
import { bed, onCarpet, onSeat } from './soft.ts'

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
