import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { at, box, oval, path, sides, stroke } from '../shapes.ts'
import { blade, brass, gleam, leg, oak } from './joinery.ts'

const spines = ['#c36c4c', '#94a583', '#35496d', '#d8a53d', '#e0ada0', '#8b857c', '#efe6d6'] as const

/** A row of books from the left, `count` of them, no two alike; some lean. */
export function books(x: number, y: number, count: number, tall: number, from = 0): string {
  let left = x
  return Array.from({ length: count }, (_, index) => {
    const key = (index * 5 + from * 3) % 7
    const wide = 13 + (key % 3) * 5
    const high = tall * (0.74 + ((key * 3) % 5) * 0.06)
    const spine =
      path(box(left, y - high, wide, high, 2), spines[key] ?? spines[0]) +
      path(box(left, y - high + high * 0.18, wide, 4), '#fff6e6', 'opacity=".5"')
    left += wide + 1.5
    return spine
  }).join('')
}

const pot = (x: number, y: number): string =>
  at(
    x,
    y,
    [-46, -16, 14, 44].map((lean, index) => blade(0, -26, 50, lean, index % 2 ? '#5f7d5a' : '#7f9a72')).join('') +
      path(sides([-22, -34], [22, -34], [16, 0], [-16, 0]), '#efe6d6'),
  )

function shelf({ form, body }: Look): string {
  const half = [150, 170, 160, 130, 170][form % 5] ?? 150
  const levels = [-24, -140, -256, -372]
  const planks = levels
    .map((y) => solid(box(-half, y, half * 2, 15, 3), body) + path(box(-half, y, half * 2, 3), body.tones.light))
    .join('')
  const inside =
    books(-half + 24, -24, 7, 92, form) +
    pot(half - 60, -140) +
    books(-half + 34, -140, 4, 86, form + 2) +
    books(-half + half * 0.8, -256, 6, 90, form + 4) +
    at(-half + 58, -256, path(oval(0, -32, 30), paint('terracotta', 'ceramic').ball)) +
    books(-half + 24, -372, 5, 84, form + 1)
  const uprights =
    solid(box(-half - 8, -500, 16, 500, 3), body, 'round') + solid(box(half - 8, -500, 16, 500, 3), body, 'round')
  const backs = [
    () => path(box(-half, -490, half * 2, 476), body.tones.deep, 'opacity=".22"'),
    () => stroke(`M${-half} -480L${half} -40M${half} -480L${-half} -40`, body.tones.dark, 5, 'opacity=".6"'),
    () => path(box(-half, -490, half * 2, 476), body.tones.dark, 'opacity=".3"'),
    () => '',
    () => path(box(-half, -490, half * 2, 476), body.tones.light, 'opacity=".3"'),
  ] as const
  const crown = form % 2 === 0 ? solid(box(-half - 8, -504, half * 2 + 16, 16, 4), body) : ''
  return pick(backs, form)() + inside + planks + uprights + crown
}

function cabinet({ form, body: own, colour, material }: Look): string {
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

function basket({ form, body }: Look): string {
  const handles = (d: string): string => stroke(d, body.tones.dark, 14) + stroke(d, body.tones.base, 8)
  const rim = (y: number, r: number): string =>
    path(oval(0, y, r, r * 0.2), body.tones.deep) +
    stroke(oval(0, y, r, r * 0.2), body.tones.dark, 14) +
    stroke(oval(0, y, r, r * 0.2), body.tones.base, 8)
  const bands = (ys: readonly number[], r: number): string =>
    stroke(ys.map((y) => `M${-r} ${y}Q0 ${y + 30} ${r} ${y}`).join(''), body.tones.deep, 3, 'opacity=".35"')
  const wires = Array.from({ length: 9 }, (_, index) => `M${-160 + index * 40} -280L${-120 + index * 30} 0`).join('')
  const forms = [
    () =>
      solid('M-170 -250C-190 -120 -160 -20 -120 0Q0 24 120 0C160 -20 190 -120 170 -250z', body, 'round') +
      bands([-190, -120, -56], 164) +
      rim(-250, 170) +
      handles('M-60 -270Q0 -360 60 -270'),
    () =>
      solid('M-150 -320C-170 -160 -170 -60 -140 0Q0 24 140 0C170 -60 170 -160 150 -320z', body, 'round') +
      solid(
        'M-152 -320C-158 -280 -160 -240 -161 -210Q0 -180 161 -210C160 -240 158 -280 152 -320z',
        body,
        'side',
        'opacity=".6"',
      ) +
      rim(-320, 150) +
      handles('M-166 -260q-40 40 4 84M166 -260q40 40 -4 84'),
    () =>
      solid('M-130 -380C-150 -200 -140 -60 -120 0Q0 22 120 0C140 -60 150 -200 130 -380z', body, 'round') +
      bands([-300, -220, -140, -60], 140) +
      rim(-380, 130) +
      solid('M-140 -392Q0 -470 140 -392Q0 -350 -140 -392z', body, 'ball') +
      path(oval(0, -430, 16, 12), oak.ball),
    () =>
      stroke(wires, body.tones.base, 6) +
      stroke('M-142 -140Q0 -116 142 -140M-120 -2Q0 20 120 -2', body.tones.base, 7) +
      stroke(oval(0, -280, 164, 32), body.tones.base, 9) +
      solid(box(-46, -306, 92, 22, 11), oak),
    () =>
      solid('M-200 -170C-200 -70 -160 -10 -130 0Q0 24 130 0C160 -10 200 -70 200 -170z', body, 'round') +
      bands([-120, -60], 190) +
      rim(-170, 200) +
      handles('M-190 -176C-150 -420 150 -420 190 -176'),
    () =>
      solid('M-176 -230C-200 -130 -180 -30 -140 0Q0 26 140 0C180 -30 200 -130 176 -230z', body, 'ball') +
      rim(-230, 176) +
      handles('M-110 -236q20 -60 60 -16M50 -252q40 -44 60 16') +
      gleam(-120, -170, 100, 12, 0.18),
  ] as const
  return pick(forms, form)()
}

function coatRack({ form, body }: Look): string {
  const cast = path(box(-250, -252, 500, 62, 12), '#4a3228', 'opacity=".18" transform="translate(12 18)"')
  const rail = cast + solid(box(-250, -252, 500, 62, 12), body)
  const hooks = [-190, -95, 0, 95, 190]
  const scarf =
    solid('M-210 -220C-230 -120 -214 -60 -226 0H-164C-158 -90 -170 -140 -170 -220z', paint('mustard', 'wool')) +
    stroke('M-224 0v22M-208 0v22M-192 0v22M-176 0v22', '#b5842a', 5)
  const bag =
    stroke('M62 -210Q95 -90 128 -210', '#6a4a34', 7) + solid('M30 -120H160L172 0Q95 18 18 0z', paint('sand', 'linen'))
  const forms = [
    () =>
      rail +
      hooks
        .map(
          (x) =>
            path(oval(x, -214, 20), '#4a3228', 'opacity=".25" transform="translate(6 10)"') +
            solid(oval(x, -220, 20), body, 'ball'),
        )
        .join(''),
    () =>
      cast +
      hooks
        .map((x) => stroke(`M${x} -196v34q0 20 18 16`, body.tones.dark, 12) + solid(oval(x, -222, 44), body, 'ball'))
        .join(''),
    () =>
      rail +
      hooks
        .map(
          (x) => stroke(`M${x} -230v44q0 26 22 20t10 -26`, brass.tones.dark, 9) + path(oval(x, -230, 13), brass.ball),
        )
        .join(''),
    () =>
      cast +
      stroke('M-246 -220H246', body.tones.base, 16) +
      hooks.map((x) => stroke(`M${x} -236q-24 36 0 66t26 -12`, body.tones.dark, 10)).join(''),
  ] as const
  return pick(forms, form)() + scarf + bag
}

/** Shelves, chests, baskets, hooks. */
export const storage = {
  shelf: { draw: shelf, home: 'floor', foot: 176, roomScale: 1.02, focus: [-20, -250] },
  cabinet: { draw: cabinet, home: 'floor', foot: 256, roomScale: 0.95, focus: [-100, -200] },
  basket: { draw: basket, home: 'floor', foot: 140, roomScale: 0.56, frontScale: 1.2, focus: [0, -180] },
  'coat-rack': { draw: coatRack, home: 'hall', foot: 0, roomScale: 0.8, frontScale: 1.12, focus: [-60, -190] },
} as const satisfies Record<string, Drawing>
