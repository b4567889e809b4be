import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke } from '../../shapes.ts'
import { brass, cast } from '../joinery.ts'

function drawClock({ form, body }: Look): string {
  const dark = body.tones.base < '#9'
  const ink = dark ? '#f3ede2' : '#3b3835'
  const marks = (r: number, long: number, every = 1): string =>
    Array.from({ length: 12 / every }, (_, index) => {
      const angle = (index * every * Math.PI) / 6
      return `M${Math.sin(angle) * r} ${-240 - Math.cos(angle) * r}L${Math.sin(angle) * (r - long)} ${-240 - Math.cos(angle) * (r - long)}`
    }).join('')
  const hands =
    stroke('M0 -240L-62 -304', ink, 14) +
    stroke('M0 -240L92 -336', ink, 9) +
    stroke('M0 -240L-20 -120', '#c36c4c', 4) +
    path(oval(0, -240, 13), brass.ball)
  const face = (d: string): string => cast(d) + solid(d, body, 'face')
  const forms = [
    () => face(oval(0, -240, 210)) + stroke(oval(0, -240, 202), body.tones.deep, 10) + stroke(marks(176, 26), ink, 7),
    () =>
      face(oval(0, -240, 206)) +
      path(oval(0, -240, 150), '#f6efe2') +
      stroke(marks(138, 18), '#3b3835', 6) +
      hands.replaceAll(ink, '#3b3835'),
    () => face(oval(0, -240, 200)) + stroke(oval(0, -240, 160), body.tones.light, 3) + stroke(marks(176, 10), ink, 9),
    () =>
      cast(oval(0, -240, 212)) +
      stroke(oval(0, -240, 206), body.tones.base, 14) +
      stroke(marks(196, 60), body.tones.base, 8) +
      path(oval(0, -240, 120), body.ball),
    () => face(box(-190, -430, 380, 380, 60)) + stroke(marks(150, 24, 3), ink, 12),
  ] as const
  return pick(forms, form)() + (form === 1 ? '' : hands)
}

export const clock: Drawing = {
  draw: drawClock,
  home: 'wall',
  foot: 0,
  roomScale: 0.5,
  frontScale: 1.25,
  focus: [40, -280],
}
