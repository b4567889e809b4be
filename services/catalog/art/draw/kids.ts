import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { palette } from '../palette.ts'
import { arch, at, box, oval, path, sides, stroke } from '../shapes.ts'
import { oak } from './joinery.ts'

const eye = (x: number, y: number, r = 9): string =>
  path(oval(x, y, r), '#33291f') + path(oval(x - r * 0.3, y - r * 0.35, r * 0.34), '#ffffff')

function animal({ form, body }: Look): string {
  const wheel = (x: number): string =>
    solid(oval(x, -44, 46), oak, 'ball') +
    path(oval(x, -44, 17), body.tones.base) +
    path(oval(x, -44, 7), oak.tones.deep)
  const wheels = wheel(-110) + wheel(110)
  const cord = stroke('M180 -90Q260 -100 250 -30T300 0', '#b9a584', 7) + path(oval(302, -2, 16), '#c36c4c')
  const cheek = (x: number, y: number): string => path(oval(x, y, 15), '#e0806a', 'opacity=".4"')
  const animals = [
    () =>
      solid(
        'M-190 -90C-210 -240 -110 -270 20 -256C40 -340 110 -376 170 -330C230 -280 200 -200 176 -170L170 -70H-180z',
        body,
        'ball',
      ) +
      solid(
        'M96 -330C60 -400 60 -420 84 -430C112 -420 122 -370 120 -336zM150 -340C140 -410 160 -430 182 -424C198 -400 180 -350 172 -326z',
        body,
        'face',
      ) +
      path(oval(-196, -190, 28), body.tones.light) +
      eye(150, -280) +
      cheek(180, -244),
    () =>
      solid('M-230 -110C-250 -300 -60 -320 60 -290S190 -180 220 -130C180 -70 -160 -60 -230 -110z', body, 'ball') +
      solid('M-210 -150C-290 -180 -290 -250 -270 -270C-240 -250 -220 -250 -190 -200z', body) +
      path('M-200 -120C-100 -80 120 -80 210 -128C120 -66 -140 -60 -200 -120z', body.tones.light, 'opacity=".8"') +
      eye(130, -220) +
      stroke('M60 -300q0 -50 -34 -50M60 -300q6 -50 40 -44', palette.navy.light, 8) +
      cheek(140, -180),
    () =>
      solid(
        'M-180 -80V-200C-180 -290 -90 -290 0 -280L40 -280C60 -350 200 -350 206 -260C206 -200 150 -196 150 -160V-80z',
        body,
        'face',
      ) +
      path(oval(200, -236, 36, 30), '#e9c4b4') +
      path(oval(196, -238, 5), '#7a5a4c') +
      path(oval(212, -236, 5), '#7a5a4c') +
      solid('M76 -320L64 -380L116 -342z', body, 'side') +
      eye(146, -280) +
      stroke('M-180 -220q-40 -10 -30 -50q30 0 20 30', body.tones.dark, 9),
    () =>
      solid(
        'M-200 -90C-220 -240 -120 -290 0 -280C30 -350 160 -360 190 -290C240 -290 250 -250 220 -230C210 -190 160 -190 160 -150V-80z',
        body,
        'ball',
      ) +
      stroke('M210 -250C270 -240 250 -150 280 -140', body.tones.base, 26) +
      solid('M80 -330C20 -360 0 -270 40 -210C80 -200 100 -260 90 -320z', body, 'side') +
      eye(150, -276) +
      stroke('M-200 -200q-36 20 -30 60', body.tones.dark, 9),
    () =>
      solid(
        'M-170 -80C-230 -160 -180 -260 -80 -250C-20 -240 0 -200 60 -210C30 -300 80 -360 150 -350C220 -336 220 -270 200 -240C180 -200 200 -120 140 -80z',
        body,
        'ball',
      ) +
      path(sides([202, -300], [262, -276], [200, -262]), '#d8a53d') +
      solid('M-130 -200C-60 -240 20 -190 40 -150C-20 -110 -100 -120 -130 -200z', body, 'side', 'opacity=".8"') +
      eye(150, -296) +
      path('M-172 -130L-240 -190L-180 -200z', body.tones.dark),
  ] as const
  return (
    cord +
    solid(box(-180, -84, 360, 34, 17), oak) +
    pick(animals, form)() +
    solid(box(-180, -84, 360, 30, 15), oak) +
    wheels
  )
}

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

function softToy({ form, body }: Look): string {
  const belly = path(oval(0, -110, 70, 80), body.tones.light, 'opacity=".8"')
  const limbs =
    solid(oval(-86, -30, 54, 38), body, 'ball') +
    solid(oval(86, -30, 54, 38), body, 'ball') +
    at(-110, -160, solid(oval(0, 0, 32, 70), body, 'ball'), 1, 24) +
    at(110, -160, solid(oval(0, 0, 32, 70), body, 'ball'), 1, -24)
  const trunk = solid('M-110 -120C-110 -230 110 -230 110 -120C116 -30 60 0 0 0S-116 -30 -110 -120z', body, 'ball')
  const head = solid(
    'M-116 -300C-120 -390 120 -390 116 -300C116 -220 60 -196 0 -196S-116 -220 -116 -300z',
    body,
    'ball',
  )
  const face =
    eye(-42, -302) +
    eye(42, -302) +
    path(oval(0, -268, 15, 11), '#7a4f44') +
    stroke('M0 -258v14q-16 16 -30 4M0 -244q16 16 30 4', '#7a4f44', 4) +
    path(oval(-74, -266, 17), '#e0806a', 'opacity=".35"') +
    path(oval(74, -266, 17), '#e0806a', 'opacity=".35"')
  const ears = [
    () =>
      solid(oval(-86, -366, 44), body, 'ball') +
      solid(oval(86, -366, 44), body, 'ball') +
      path(oval(-86, -364, 24), '#e9c4b4') +
      path(oval(86, -364, 24), '#e9c4b4'),
    () =>
      at(-52, -350, solid(oval(0, -66, 34, 92), body, 'ball') + path(oval(0, -62, 16, 66), '#e9c4b4'), 1, -10) +
      at(52, -350, solid(oval(0, -66, 34, 92), body, 'ball') + path(oval(0, -62, 16, 66), '#e9c4b4'), 1, 14),
    () => solid('M-110 -330L-104 -430L-30 -372zM110 -330L104 -430L30 -372z', body, 'face'),
    () =>
      at(-112, -330, solid(oval(0, 50, 36, 84), body, 'side'), 1, 16) +
      at(112, -330, solid(oval(0, 50, 36, 84), body, 'side'), 1, -16),
  ] as const
  const scarf =
    path(
      'M-84 -206Q0 -170 84 -206L80 -176Q0 -144 -80 -176z',
      form % 2 ? palette.mustard.base : palette.terracotta.base,
    ) + path('M40 -178l34 70l-34 8l-26 -68z', form % 2 ? palette.mustard.dark : palette.terracotta.dark)
  return (
    (form === 3 ? '' : pick(ears, form)()) +
    trunk +
    belly +
    limbs +
    head +
    (form === 3 ? pick(ears, form)() : '') +
    face +
    scarf
  )
}

function mobile({ form, body }: Look): string {
  const hang = [
    [-190, -210],
    [-95, -150],
    [0, -220],
    [95, -140],
    [190, -200],
  ] as const
  const strings = stroke(
    `M0 -640V-440${hang.map(([x, y]) => `M${x} ${-430 + Math.abs(x) * 0.08}V${y}`).join('')}`,
    '#b9a584',
    4,
  )
  const bar = solid('M-210 -420Q0 -470 210 -420V-404Q0 -452 -210 -404z', oak)
  const others = [palette.mustard, palette.blush, palette.sage, palette.navy] as const
  const things = [
    (x: number, y: number, index: number) =>
      index === 2
        ? path(oval(x, y + 44, 52), body.tones.base) + path(oval(x + 20, y + 34, 44), body.tones.paper)
        : at(
            x,
            y + 34,
            path(
              'M0 -38L10 -12L38 -10L16 8L24 36L0 20L-24 36L-16 8L-38 -10L-10 -12z',
              index % 2 ? body.tones.base : pick(others, index).base,
            ),
          ),
    (x: number, y: number, index: number) =>
      at(
        x,
        y + 30,
        solid(
          'M-50 20C-64 -14 -34 -26 -24 -18C-16 -46 28 -46 30 -14C54 -22 64 8 48 20z',
          index % 2 ? paint('white', 'cotton') : body,
          'ball',
        ),
      ),
    (x: number, y: number, index: number) =>
      at(
        x,
        y + 34,
        solid(
          'M-52 0C-30 -34 20 -34 44 -4L66 -24V28L44 6C20 34 -30 34 -52 0z',
          index % 2 ? body : paint('oak', 'wood'),
        ) + eye(-28, -6, 5),
      ),
  ] as const
  return (
    strings +
    bar +
    hang.map(([x, y], index) => pick(things, form)(x, y, index)).join('') +
    path(oval(0, -440, 13), oak.ball)
  )
}

/** Made to be dropped. */
export const kids = {
  'toy-animal': { draw: animal, home: 'table', foot: 170, roomScale: 0.5, frontScale: 1.12, focus: [60, -220] },
  'building-blocks': { draw: blocks, home: 'floor', foot: 220, roomScale: 0.54, frontScale: 1.1, focus: [-40, -180] },
  'soft-toy': { draw: softToy, home: 'seat', foot: 120, roomScale: 0.44, frontScale: 1.2, focus: [0, -260] },
  mobile: { draw: mobile, home: 'ceiling', foot: 0, roomScale: 0.72, focus: [0, -240] },
} as const satisfies Record<string, Drawing>
