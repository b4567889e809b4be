import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, sides, stroke } from '../../shapes.ts'
import { board, brass, fourLegs, iron, leg, oak } from '../joinery.ts'

function drawDesk({ form, body }: Look): string {
  const drawer = (x: number, y: number, w: number, h: number): string =>
    solid(box(x, y, w, h, 4), body, 'face') +
    stroke(box(x + 3, y + 3, w - 6, h - 6, 3), body.tones.deep, 2, 'opacity=".45"') +
    path(oval(x + w / 2, y + h / 2, 8), brass.ball)
  const top = board(-330, 270, 20, body, 36, 30)
  const forms = [
    () =>
      fourLegs(226, -300, 24, body) +
      drawer(-240, -312, 156, 66) +
      drawer(-78, -312, 156, 66) +
      drawer(84, -312, 156, 66) +
      top,
    () =>
      leg(-232, -300, -248, 26, body) +
      solid(box(60, -312, 190, 260, 6), body) +
      drawer(70, -304, 170, 76) +
      drawer(70, -222, 170, 76) +
      drawer(70, -140, 170, 76) +
      leg(80, -52, 80, 20, body) +
      leg(232, -52, 232, 20, body) +
      top,
    () =>
      stroke('M-250 0L-200 -316M-160 0L-200 -316M250 0L200 -316M160 0L200 -316', oak.tones.dark, 17) +
      solid(box(-256, -410, 512, 12, 4), body) +
      solid(sides([-250, -410], [-232, -410], [-232, -340], [-250, -340]), body, 'side') +
      solid(sides([232, -410], [250, -410], [250, -340], [232, -340]), body, 'side') +
      top,
    () =>
      stroke('M-236 0V-310M236 0V-310M-236 -40H236', iron.tones.base, 11) +
      drawer(-246, -312, 240, 60) +
      drawer(6, -312, 240, 60) +
      top,
  ] as const
  return pick(forms, form)()
}

export const desk: Drawing = { draw: drawDesk, home: 'floor', foot: 250, roomScale: 0.98, focus: [120, -290] }
