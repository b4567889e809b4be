import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { arch, box, oval, path, stroke } from '../../shapes.ts'
import { cast } from '../joinery.ts'

const shine = (d: string): string =>
  path(d, 'url(#pane)') + path('M-130 -60L40 -400H96L-80 -20z', '#ffffff', 'opacity=".28"')

function drawMirror({ form, body }: Look): string {
  const ringed = (outer: string, inner: string): string => cast(outer) + solid(outer, body) + shine(inner)
  const rays = Array.from({ length: 24 }, (_, index) => {
    const angle = (index * Math.PI) / 12
    return `M${Math.cos(angle) * 150} ${-240 + Math.sin(angle) * 150}L${Math.cos(angle) * 215} ${-240 + Math.sin(angle) * 215}`
  }).join('')
  const forms = [
    () => ringed(oval(0, -240, 210), oval(0, -240, 184)),
    () => ringed(arch(0, 10, 340, 520), arch(0, -12, 298, 478)),
    () => stroke(rays, body.tones.dark, 14) + ringed(oval(0, -240, 160), oval(0, -240, 128)),
    () =>
      ringed(
        'M-150 -420C-60 -500 120 -490 180 -380S190 -100 90 -20S-170 -20 -200 -160S-220 -360 -150 -420z',
        'M-134 -400C-56 -470 106 -464 158 -368S168 -114 80 -44S-152 -44 -176 -168S-194 -344 -134 -400z',
      ),
    () => ringed(box(-170, -480, 340, 480, 170), box(-152, -462, 304, 444, 152)),
    () => ringed(box(-180, -490, 360, 500, 26), box(-148, -458, 296, 436, 12)),
  ] as const
  return pick(forms, form)()
}

export const mirror: Drawing = {
  draw: drawMirror,
  home: 'wall',
  foot: 0,
  roomScale: 0.8,
  frontScale: 1.12,
  focus: [-120, -330],
}
