import { type Drawing, type Look, pick } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { palette } from '../palette.ts'
import { arch, at, box, oval, path, stroke } from '../shapes.ts'
import { blade, brass } from './joinery.ts'

const cast = (d: string): string => path(d, '#4a3228', 'opacity=".2" transform="translate(18 24)"')
const shine = (d: string): string =>
  path(d, 'url(#pane)') + path('M-130 -60L40 -400H96L-80 -20z', '#ffffff', 'opacity=".28"')

function mirror({ form, body }: Look): string {
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

function clock({ form, body }: Look): string {
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

/** A small landscape, for a frame to hold. */
export function landscape(x: number, y: number, w: number, h: number, form: number): string {
  const skies = ['#efe1d0', '#dfe4e2', '#f3dcc9', '#e6e9d9', '#f0e6cf'] as const
  const hills = [
    ['#94a583', '#5f7d5a'],
    ['#7f93ad', '#35496d'],
    ['#c98a6a', '#8d4c37'],
    ['#d8a53d', '#a67a2c'],
    ['#c9a7a0', '#80563a'],
  ] as const
  const [far, near] = pick(hills, form)
  return (
    path(box(x, y, w, h), pick(skies, form)) +
    path(oval(x + w * 0.66, y + h * 0.34, w * 0.14), '#f4efe4') +
    path(
      `M${x} ${y + h * 0.7}Q${x + w * 0.3} ${y + h * 0.4} ${x + w * 0.6} ${y + h * 0.66}T${x + w} ${y + h * 0.56}V${y + h}H${x}z`,
      far,
    ) +
    path(`M${x} ${y + h * 0.86}Q${x + w * 0.4} ${y + h * 0.64} ${x + w} ${y + h * 0.84}V${y + h}H${x}z`, near)
  )
}

/** A frame with a mount; three of its forms stand in a pair. */
function frame({ form, body }: Look): string {
  const one = (x: number, y: number, w: number, h: number, wide: number, picture: number): string =>
    path(box(x, y, w, h, 4), '#4a3228', 'opacity=".2" transform="translate(12 8)"') +
    solid(box(x, y, w, h, 5), body) +
    path(box(x + 3, y + 3, w - 6, h - 6, 4), 'none', `stroke="${body.tones.light}" stroke-width="2" opacity=".6"`) +
    path(box(x + wide, y + wide, w - 2 * wide, h - 2 * wide), '#f7f2e8') +
    landscape(x + wide + w * 0.12, y + wide + h * 0.12, w * 0.76 - 2 * wide, h * 0.76 - 2 * wide, picture)
  const forms = [
    () => one(-170, -420, 340, 420, 24, 0),
    () =>
      one(-60, -460, 290, 380, 12, 1).replaceAll('opacity=".2"', 'opacity=".12"') + one(-220, -310, 250, 310, 12, 4),
    () => one(-240, -330, 480, 330, 26, 2),
    () => one(-180, -380, 360, 380, 34, 3),
    () => one(-30, -360, 250, 330, 30, 4) + one(-220, -440, 250, 440, 30, 1),
  ] as const
  return pick(forms, form)()
}

/** Prints: cut-paper pictures in the colour of the variant. */
function wallArt({ form, body, colour }: Look): string {
  const ink = palette[colour]
  const other =
    palette[
      colour === 'navy' ? 'terracotta' : colour === 'sage' ? 'mustard' : colour === 'terracotta' ? 'navy' : 'sage'
    ]
  const oak: Paint = paint(form === 5 ? 'black' : 'oak', 'wood')
  const prints = [
    () =>
      path(oval(60, -330, 66), other.base) +
      [0, 1, 2, 3]
        .map((row) =>
          path(`M-150 ${-210 + row * 46}q38 -44 75 0t75 0t75 0t75 0V-36H-150z`, row % 2 ? ink.base : ink.dark),
        )
        .join(''),
    () =>
      path(arch(-50, -36, 160, 300), ink.base) +
      path(arch(-50, -36, 100, 220), ink.dark) +
      path(arch(86, -36, 110, 190), other.base) +
      path(oval(86, -330, 44), palette.mustard.base),
    () =>
      path(oval(0, -230, 130), ink.light) +
      path('M-150 -150Q-60 -260 0 -180T150 -170V-36H-150z', ink.base) +
      path('M-150 -100Q-20 -170 150 -90V-36H-150z', ink.dark) +
      stroke('M-110 -340q20 -18 36 0q16 -18 36 0M-20 -376q14 -12 26 0q12 -12 26 0', ink.deep, 5),
    () =>
      path('M-150 -120L-60 -320L0 -190L50 -260L150 -120V-36H-150z', ink.base) +
      path('M-60 -320L-90 -254L-60 -272L-38 -250z', '#f7f2e8') +
      path('M-150 -90Q0 -150 150 -70V-36H-150z', ink.dark) +
      path(oval(90, -360, 36), other.base),
    () =>
      stroke('M0 -60C10 -180 -10 -260 10 -380', ink.dark, 8) +
      [
        [-6, -330, -50],
        [14, -300, 52],
        [-10, -250, -60],
        [14, -220, 60],
        [-2, -160, -64],
        [12, -130, 64],
      ]
        .map(([x = 0, y = 0, lean = 0], index) => blade(x, y, 110, lean, index % 2 ? ink.base : other.base))
        .join('') +
      blade(10, -370, 70, 0, ink.base),
    () =>
      path(oval(10, -250, 112), ink.base) +
      path(oval(52, -276, 96), '#f7f2e8') +
      stroke('M-120 -90Q0 -130 120 -90M-90 -66Q0 -96 90 -66', ink.base, 10) +
      path(oval(-90, -380, 8), other.base) +
      path(oval(110, -120, 6), other.base),
  ] as const
  const outer = box(-196, -470, 392, 484, 4)
  return (
    cast(outer) +
    solid(outer, oak) +
    path(box(-180, -454, 360, 452), '#f7f2e8') +
    path(box(-150, -418, 300, 382), ink.paper) +
    at(0, 0, pick(prints, form)())
  )
}

/** For the walls. */
export const decor = {
  mirror: { draw: mirror, home: 'wall', foot: 0, roomScale: 0.8, frontScale: 1.12, focus: [-120, -330] },
  clock: { draw: clock, home: 'wall', foot: 0, roomScale: 0.5, frontScale: 1.25, focus: [40, -280] },
  frame: { draw: frame, home: 'table', foot: 180, roomScale: 0.54, frontScale: 1.14, focus: [-40, -200] },
  'wall-art': { draw: wallArt, home: 'wall', foot: 0, roomScale: 0.72, frontScale: 1.14, focus: [-30, -240] },
} as const satisfies Record<string, Drawing>
