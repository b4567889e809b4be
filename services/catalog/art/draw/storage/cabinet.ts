import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { box, oval, path, sides, stroke } from '../../shapes.ts'
import { brass, leg } from '../joinery.ts'

function drawCabinet({ form, body: own, colour, material }: Look): string {
  // Rattan is for the doors alone: the frame around it is wood.
  const body = material === 'rattan' ? paint(colour, 'wood') : own
  const carcass =
    path(box(-270, -300, 540, 230, 8), body.tones.dark) +
    solid(box(-270, -300, 540, 230, 8), body) +
    solid(sides([-246, -322], [246, -322], [270, -298], [-270, -298]), body, 'top')
  const legs =
    leg(-230, -74, -244, 24, body) +
    leg(230, -74, 244, 24, body) +
    leg(-150, -74, -154, 18, body, true) +
    leg(150, -74, 154, 18, body, true)
  const door = (x: number, w: number, fill = body): string =>
    solid(box(x, -284, w, 198, 5), fill) + stroke(box(x, -284, w, 198, 5), body.tones.deep, 2.5, 'opacity=".5"')
  const knob = (x: number, y = -186): string => path(oval(x, y, 9), brass.ball)
  const cane = paint(colour === 'black' ? 'sand' : 'oak', 'rattan')
  const forms = [
    () => door(-256, 166) + door(-84, 168) + door(90, 166) + knob(-106) + knob(-66) + knob(106),
    () =>
      door(-256, 166) +
      door(-84, 168) +
      door(90, 166) +
      [-238, -66, 108].map((x) => solid(box(x, -266, 130, 162, 4), cane)).join('') +
      knob(-100) +
      knob(100),
    () =>
      [-284, -216, -148]
        .map(
          (y) =>
            solid(box(-256, y, 250, 62, 4), body) +
            stroke(box(-256, y, 250, 62, 4), body.tones.deep, 2.5, 'opacity=".5"') +
            knob(-131, y + 31),
        )
        .join('') +
      door(6, 250) +
      knob(34),
    () =>
      door(-256, 252) +
      door(4, 252) +
      stroke(
        Array.from({ length: 15 }, (_, index) => `M${-240 + index * 34} -276v182`).join(''),
        body.tones.deep,
        3,
        'opacity=".32"',
      ) +
      knob(-22) +
      knob(22),
    () =>
      [-256, -80, 96].map((x) => door(x, 160)).join('') +
      [-176, 0, 176].map((x) => path(box(x - 26, -270, 52, 10, 5), body.tones.deep)).join(''),
  ] as const
  return legs + carcass + pick(forms, form)()
}

export const cabinet: Drawing = { draw: drawCabinet, home: 'floor', foot: 256, roomScale: 0.95, focus: [-100, -200] }
