import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { arch, box, oval, sides, stroke } from '../../shapes.ts'

function blocks({ form, body }: Look): string {
  const hues = [
    body,
    paint(form % 2 ? 'sand' : 'oak', 'wood'),
    paint(form % 2 ? 'mustard' : 'terracotta', 'wood'),
    paint(form === 2 ? 'sage' : 'navy', 'wood'),
  ] as const
  const cube = (x: number, y: number, brush: (typeof hues)[number], size = 104): string =>
    solid(box(x, y - size, size, size, 8), brush) +
    stroke(box(x + 10, y - size + 10, size - 20, size - 20, 6), brush.tones.light, 3, 'opacity=".5"')
  const bridge = (x: number, y: number, brush: (typeof hues)[number]): string =>
    solid(`M${x} ${y}V${y - 100}H${x + 208}V${y}H${x + 158}A54 54 0 0 0 ${x + 50} ${y}z`, brush)
  const roof = (x: number, y: number, brush: (typeof hues)[number]): string =>
    solid(sides([x, y], [x + 52, y - 84], [x + 104, y]), brush)
  const [own, wood, warm, cool] = hues
  const builds = [
    () =>
      cube(-210, 0, own) +
      bridge(-104, 0, wood) +
      cube(106, 0, cool) +
      cube(-156, -104, warm) +
      cube(-50, -100, own) +
      cube(56, -102, wood) +
      solid(arch(-104, -208, 104, 62), cool) +
      roof(-50, -204, warm) +
      roof(56, -206, own),
    () =>
      cube(-160, 0, wood) +
      cube(-52, 0, own) +
      cube(56, 0, warm) +
      bridge(-104, -104, own) +
      cube(-104, -204, cool) +
      cube(0, -204, wood) +
      roof(-104, -308, own) +
      solid(oval(52, -346, 38), warm, 'ball'),
    () =>
      cube(-60, 0, own) +
      cube(-54, -104, warm, 96) +
      cube(-50, -200, cool, 88) +
      cube(-44, -288, wood, 80) +
      roof(-56, -368, own) +
      cube(-200, 0, wood) +
      cube(90, 0, warm) +
      solid(arch(142, -104, 96, 60), own),
    () =>
      bridge(-230, 0, wood) +
      bridge(22, 0, own) +
      solid(box(-230, -140, 460, 40, 6), warm) +
      cube(-190, -140, own) +
      cube(-52, -140, cool) +
      cube(86, -140, wood) +
      roof(-52, -244, warm),
  ] as const
  return pick(builds, form)()
}

export const buildingBlocks: Drawing = {
  draw: blocks,
  home: 'floor',
  foot: 220,
  roomScale: 0.54,
  frontScale: 1.1,
  focus: [-40, -180],
}
