import { drawings } from '../drawings.ts'
import { type Home, pick } from '../look.ts'
import { type Colour, leaf, mix, palette } from '../palette.ts'
import { foliage } from '../draw/joinery.ts'
import { landscape } from '../draw/decor.ts'
import { books } from '../draw/storage.ts'
import { paint, solid } from '../paint.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { drawSubject, prop, type Subject } from '../subject.ts'
import { placed } from './ground.ts'

const walls = ['#e9dfcf', '#d9dfd0', '#ecd8cb', '#d6dde3', '#eee2c6'] as const
const woods = ['#cfae86', '#b98f66', '#d9c3a0'] as const
const order: readonly Colour[] = ['white', 'sage', 'blush', 'navy', 'mustard', 'sand', 'grey', 'oak', 'walnut', 'brass', 'terracotta', 'black']

/** A wall that is not the colour of the thing, so that the thing stands out. */
function wallFor({ colour, form }: Subject): string {
  const seat = order.indexOf(colour)
  const wall = walls[(form + seat * 2 + 1) % walls.length] ?? walls[0]
  return palette[colour].base > '#d' ? mix(wall, '#a58d74', 0.24) : wall
}

const floor = (y: number, wood: string): string =>
  path(box(0, y, 800, 800 - y), wood) + stroke([0, 1, 2, 3, 4, 5, 6].map((index) => `M${(index - 1) * 160 + 80} ${y}L${(index - 3) * 320 + 400} 800`).join(''), mix(wood, '#5a3a24', 0.3), 2, 'opacity=".5"') + path(box(0, y - 16, 800, 16), '#fbf6ec', 'opacity=".75"') + path(box(0, y, 800, 26), mix(wood, '#4a3228', 0.4), 'opacity=".22"')

/** A window with a view, and the light it throws into the room. */
const windowAt = (x: number, form: number, floorY: number): string => {
  const shapes = [box(x, 90, 190, 290, 6), arch(x + 95, 400, 190, 320)] as const
  const frame = pick(shapes, form)
  return path(sides([x + 10, floorY], [x + 190, floorY], [x + 330, 800], [x + 90, 800]), 'url(#day)') + path(frame, 'url(#sky)', 'stroke="#fbf6ec" stroke-width="16"') + path(`M${x + 4} 330q50 -60 96 -20t86 -20V${form % 2 ? 398 : 376}H${x + 4}z`, leaf.light, 'opacity=".75"') + stroke(`M${x + 95} 92V390M${x + 4} 230H${x + 186}`, '#fbf6ec', 9)
}

const pottedPlant = (x: number, y: number, scale: number): string =>
  placed(x, y, 60, foliage(-110, 230, 130, leaf) + path(sides([-70, -130], [70, -130], [52, 0], [-52, 0]), 'url(#round-terracotta)') + path(box(-78, -146, 156, 30, 6), 'url(#round-terracotta)'), scale)

const picture = (x: number, y: number, w: number, h: number, form: number): string =>
  path(box(x + 10, y + 14, w, h), '#4a3228', 'opacity=".14"') + path(box(x, y, w, h, 3), palette.oak.base) + path(box(x + 9, y + 9, w - 18, h - 18), '#f7f2e8') + landscape(x + 26, y + 26, w - 52, h - 52, form)

/** On the floor of a room, by a window. */
function onFloor(subject: Subject): string {
  const { foot, roomScale } = drawings[subject.drawing]
  const left = subject.form % 2 === 0
  const small = roomScale < 0.75
  const carpet = path(oval(400, 712, 340, 58), mix(wallFor(subject), '#8a6f58', 0.3)) + path(oval(400, 710, 316, 48), mix(wallFor(subject), '#ffffff', 0.4))
  return (
    path(box(0, 0, 800, 800), wallFor(subject)) + windowAt(left ? 64 : 546, subject.form, 590) + picture(left ? 560 : 110, 150, 140, 180, subject.form + 1) + floor(590, pick(woods, subject.form)) + carpet +
    (small ? placed(left ? 610 : 190, 650, 200, prop('armchair', subject.colour === 'sage' ? 'sand' : 'sage', 'linen', 4), 0.8) : pottedPlant(left ? 690 : 110, 650, small ? 0.9 : 1)) +
    placed(small ? (left ? 300 : 500) : 400, 716, foot, drawSubject(subject), roomScale)
  )
}

/** On a table against the wall, in company. */
function onTable(subject: Subject): string {
  const { foot, roomScale } = drawings[subject.drawing]
  const { form } = subject
  const left = form % 2 === 0
  const wood = pick(woods, form + 1)
  const company = [
    () => at(0, 0, path(box(-80, -22, 160, 22, 3), palette.navy.base) + path(box(-70, -42, 146, 20, 3), palette.terracotta.base) + path(box(-76, -60, 140, 18, 3), '#efe6d6')) + at(4, -60, path(oval(0, -26, 34, 26), 'url(#ball-mustard)')),
    () => placed(0, 0, 60, prop('vase', 'white', 'ceramic', 2), 0.5),
    () => books(-80, 0, 6, 150, form),
    () => placed(0, 0, 70, prop('planter', 'terracotta', 'ceramic', 1), 0.5),
  ] as const
  const behind = [
    () => picture(left ? 520 : 110, 110, 190, 240, form),
    () => windowAt(left ? 540 : 60, form, 600),
    () => path(arch(left ? 590 : 210, 600, 230, 470), mix(wallFor(subject), '#6a4a38', 0.16)),
  ] as const
  return (
    path(box(0, 0, 800, 800), wallFor(subject)) + path(sides([0, 0], [260, 0], [620, 620], [180, 620]), 'url(#day)') + pick(behind, form)() +
    solid(sides([-20, 596], [820, 596], [860, 668], [-60, 668]), paint(form % 3 === 1 ? 'walnut' : 'oak', 'wood'), 'top') + path(box(0, 668, 800, 30), mix(wood, '#4a3228', 0.34)) + path(box(0, 698, 800, 102), mix(wallFor(subject), '#4a3228', 0.34)) +
    at(left ? 640 : 160, 622, pick(company, form + (subject.drawing === 'vase' ? 2 : 0))(), 1.1) +
    placed(left ? 330 : 470, 646, foot, drawSubject(subject), roomScale * 1.3)
  )
}

/** On the wall, above a sideboard. */
function onWall(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form } = subject
  const left = form % 2 === 0
  return (
    path(box(0, 0, 800, 800), wallFor(subject)) + path(sides([470, 0], [760, 0], [420, 640], [120, 640]), 'url(#day)') + floor(690, pick(woods, form)) +
    placed(400, 740, 256, prop('cabinet', subject.colour === 'oak' ? 'white' : 'oak', 'wood', form % 2 ? 0 : 3), 0.92) +
    placed(left ? 560 : 240, 444, 60, prop(form % 3 === 1 ? 'table-lamp' : 'vase', form % 2 ? 'terracotta' : 'white', 'ceramic', 3), 0.36) + at(left ? 250 : 520, 444, books(-40, 0, 5, 92, form)) +
    at(400, 212 + 240 * roomScale, drawSubject(subject), roomScale)
  )
}

/** Hanging over a table. */
function underCeiling(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour } = subject
  const wood: Colour = colour === 'oak' ? 'walnut' : 'oak'
  const table = subject.drawing === 'mobile'
    ? placed(400, 770, 270, prop('bed-linen', colour === 'white' ? 'blush' : 'white', 'cotton', 2), 0.94)
    : placed(190, 716, 120, prop('dining-chair', 'black', 'wood', 1), 0.66) + placed(610, 716, 120, prop('dining-chair', 'black', 'wood', 1), 0.66) + placed(400, 752, 256, prop('dining-table', wood, 'wood', form % 4), 0.94) + at(400, 470, prop('bowl', 'sage', 'ceramic', 1), 0.34)
  return path(box(0, 0, 800, 800), wallFor(subject)) + windowAt(form % 2 ? 40 : 570, form, 620) + floor(620, pick(woods, form)) + table + at(400, 400, drawSubject(subject), roomScale)
}

/** On a sofa. */
function onSeat(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour } = subject
  const left = form % 2 === 0
  const cloth = paint(colour === 'sand' || colour === 'white' || colour === 'oak' ? 'sage' : 'sand', 'linen')
  const sofa =
    solid(box(110, 350, 580, 260, 46), cloth, 'face') + stroke('M400 366V500', cloth.tones.deep, 4, 'opacity=".35"') + solid(box(130, 500, 540, 84, 30), cloth, 'top') + solid(box(130, 560, 540, 80, 16), cloth, 'side') + stroke('M400 506V560', cloth.tones.deep, 4, 'opacity=".3"') +
    solid(box(56, 420, 96, 230, 40), cloth, 'face') + solid(box(648, 420, 96, 230, 40), cloth, 'face') + path(sides([110, 648], [134, 648], [126, 706], [112, 706]), palette.walnut.base) + path(sides([668, 648], [692, 648], [690, 706], [676, 706]), palette.walnut.base)
  return (
    path(box(0, 0, 800, 800), wallFor(subject)) + picture(left ? 470 : 150, 90, 180, 200, form) + windowAt(left ? 110 : 500, form + 1, 600) + floor(610, pick(woods, form)) + path(oval(400, 704, 380, 40), 'url(#ground)') + sofa +
    at(left ? 268 : 532, 540, drawSubject(subject), roomScale * (subject.drawing === 'throw' ? 0.86 : 0.92), left ? -3 : 3)
  )
}

/** Underfoot. */
function onCarpet(subject: Subject): string {
  const { roomScale } = drawings[subject.drawing]
  const { form, colour } = subject
  const bath = subject.drawing === 'bath-mat'
  const behind = bath
    ? at(400, 610, solid('M-250 -210H250Q240 0 150 0H-150Q-240 0 -250 -210z', paint('white', 'wax'), 'round') + path(box(-270, -226, 540, 26, 13), '#fbf6ec') + at(170, -226, prop('soap-dispenser', 'sage', 'ceramic', 0), 0.3))
    : placed(form % 2 ? 580 : 220, 612, 200, prop('armchair', colour === 'terracotta' ? 'navy' : 'terracotta', 'linen', form % 5), 0.74) + placed(form % 2 ? 250 : 560, 606, 90, prop('side-table', 'oak', 'wood', 1), 0.56)
  return path(box(0, 0, 800, 800), wallFor(subject)) + windowAt(form % 2 ? 70 : 540, form, 540) + floor(540, pick(woods, form + 1)) + behind + at(400, 770, drawSubject(subject), roomScale)
}

const rooms: Readonly<Record<Home, (subject: Subject) => string>> = {
  floor: onFloor, table: onTable, wall: onWall, ceiling: underCeiling, seat: onSeat, carpet: onCarpet,
}

/** The thing where it is at home. */
export const room = (subject: Subject): string => rooms[drawings[subject.drawing].home](subject)
