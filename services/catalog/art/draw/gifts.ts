import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { palette } from '../palette.ts'
import { at, box, oval, path, sides, stroke } from '../shapes.ts'
import { blade, brass, gleam } from './joinery.ts'
import { partner } from './textiles.ts'

/** A bow of ribbon about its knot. */
const bow = (x: number, y: number, hue: string, dark: string, scale = 1): string =>
  at(
    x,
    y,
    path('M0 0C-40 -60 -110 -60 -104 -14C-100 20 -40 16 0 0z', hue) +
      path('M0 0C40 -60 110 -60 104 -14C100 20 40 16 0 0z', hue) +
      path(
        'M0 0C-30 -30 -70 -36 -76 -12C-70 6 -36 8 0 0zM0 0C30 -30 70 -36 76 -12C70 6 36 8 0 0z',
        dark,
        'opacity=".55"',
      ) +
      path('M-6 0L-56 72L-24 66zM6 0L56 72L24 66z', hue) +
      path(oval(0, -2, 18, 16), dark),
    scale,
  )

function giftBox({ form, body, colour }: Look): string {
  const ribbon =
    palette[
      colour === 'white' || colour === 'sand'
        ? 'terracotta'
        : colour === 'mustard'
          ? 'navy'
          : colour === 'black'
            ? 'brass'
            : 'white'
    ]
  const parcel = (x: number, y: number, w: number, h: number, brush = body): string =>
    solid(box(x, y - h, w, h, 4), brush) +
    path(box(x + w * 0.72, y - h, w * 0.28, h, 4), brush.tones.dark, 'opacity=".3"') +
    solid(box(x - 10, y - h - 34, w + 20, 48, 5), brush) +
    path(box(x - 10, y - h + 10, w + 20, 6), brush.tones.deep, 'opacity=".25"')
  const upright = (x: number, y: number, h: number): string =>
    path(box(x - 20, y - h - 34, 40, h + 34), ribbon.base) +
    path(box(x + 8, y - h - 34, 12, h + 34), ribbon.dark, 'opacity=".5"')
  const sprig = at(
    50,
    -300,
    blade(0, 0, 80, 58, '#5f7d5a') +
      blade(-8, -6, 66, 20, '#7f9a72') +
      path(oval(14, -6, 9), '#b9524a') +
      path(oval(-4, -20, 8), '#b9524a'),
  )
  const forms = [
    () => parcel(-190, 0, 380, 220) + upright(0, 0, 220) + bow(0, -258, ribbon.base, ribbon.dark, 1.2),
    () =>
      parcel(-170, 0, 340, 250) +
      path(box(-170, -160, 340, 34), ribbon.base) +
      upright(-60, 0, 250) +
      bow(-60, -284, ribbon.base, ribbon.dark) +
      at(
        80,
        -90,
        path(box(-44, -50, 88, 56, 4), '#fbf7ee') +
          path(oval(-30, -22, 5), ribbon.dark) +
          stroke('M-14 -30H28M-14 -14H20', '#a08b74', 4),
      ),
    () =>
      parcel(-210, 0, 300, 190) +
      upright(-60, 0, 190) +
      bow(-60, -226, ribbon.base, ribbon.dark) +
      parcel(60, 0, 170, 120, paint('sand', 'paper')) +
      stroke('M145 -152V0M50 -70H240', palette.terracotta.base, 6) +
      bow(145, -152, palette.terracotta.base, palette.terracotta.dark, 0.44),
    () =>
      parcel(-180, 0, 360, 230) +
      stroke('M0 -264V0M-180 -110H180', '#b08d5e', 7) +
      stroke('M-6 -264V0M-180 -104H180', '#d8bb8c', 3) +
      sprig +
      bow(0, -262, '#c9a876', '#a07f4e', 0.6),
    () =>
      solid('M-150 -230C-176 -120 -170 -20 -140 0H140C170 -20 176 -120 150 -230z', body, 'round') +
      path(oval(0, -230, 156, 28), body.tones.dark) +
      solid('M-166 -262H166V-222Q0 -190 -166 -222z', body, 'round') +
      solid(oval(0, -262, 166, 28), body, 'top') +
      path('M-22 -282Q0 -270 22 -282L24 6H-24z', ribbon.base) +
      bow(0, -268, ribbon.base, ribbon.dark, 1.1),
    () =>
      parcel(-200, 0, 400, 130) +
      parcel(-150, -164, 300, 110, paint(colour === 'white' ? 'mustard' : 'white', 'paper')) +
      parcel(-96, -308, 192, 70) +
      upright(0, -308, 70) +
      bow(0, -408, ribbon.base, ribbon.dark, 0.8) +
      upright(0, 0, 96) +
      path(box(-20, -308, 40, 144), ribbon.base),
  ] as const
  return pick(forms, form)()
}

function ornament({ form, body }: Look): string {
  const branch =
    stroke('M-300 -470Q-60 -520 300 -440', '#7a5a40', 11) +
    Array.from({ length: 22 }, (_, index) =>
      blade(
        -290 + index * 27,
        -478 + Math.abs(index - 9) * 1.6,
        58,
        index % 2 ? 150 : 28,
        index % 3 ? '#5f7d5a' : '#7f9a72',
      ),
    ).join('')
  const other = partner(body)
  const hang = (x: number, y: number, inside: string): string =>
    stroke(`M${x} -484V${y}`, '#b9a584', 4) + path(box(x - 13, y - 8, 26, 20, 4), brass.round) + at(x, y + 8, inside)
  const balls = (r: number, decor: string): string =>
    solid(oval(0, r, r), body, 'ball') + decor + gleam(-r * 0.55, r * 0.55, r * 0.6, 8, 0.6)
  const forms = [
    () =>
      hang(-150, -330, balls(74, stroke('M-66 60Q0 90 66 60', other, 5, 'opacity=".7"'))) +
      hang(20, -260, balls(94, '')) +
      hang(170, -340, balls(64, path(oval(0, 64, 26, 62), '#ffffff', 'opacity=".2"'))),
    () =>
      [
        [-160, -320, 1],
        [10, -270, 1.25],
        [170, -330, 0.95],
      ]
        .map(([x = 0, y = 0, scale = 1]) =>
          hang(
            x,
            y,
            at(
              0,
              0,
              path('M0 0L80 80L0 160L-80 80z', body.tones.base) +
                path('M0 0L0 160L-80 80z', body.tones.light) +
                path('M0 0L30 80L0 160L-30 80z', body.tones.dark, 'opacity=".4"'),
              scale,
            ),
          ),
        )
        .join(''),
    () =>
      [
        [-150, -330, 1],
        [20, -280, 1.2],
        [170, -340, 0.9],
      ]
        .map(([x = 0, y = 0, scale = 1]) =>
          hang(
            x,
            y,
            at(
              0,
              84,
              path('M0 -80L18 -24L76 -24L30 12L48 70L0 36L-48 70L-30 12L-76 -24L-18 -24z', body.round) +
                path('M0 -80L18 -24L76 -24L30 12L48 70L0 36z', body.tones.dark, 'opacity=".35"'),
              scale,
            ),
          ),
        )
        .join(''),
    () =>
      hang(-150, -330, solid('M0 0C60 40 60 110 0 150C-60 110 -60 40 0 0z', body)) +
      hang(
        20,
        -270,
        solid(sides([0, 0], [80, 150], [-80, 150]), body) +
          path(box(-12, 150, 24, 26), '#80563a') +
          stroke('M-34 70H34M-54 110H54', other, 6, 'opacity=".7"'),
      ) +
      hang(170, -340, solid('M0 130C-80 80 -70 10 -30 10C-10 10 0 26 0 36C0 26 10 10 30 10C70 10 80 80 0 130z', body)),
  ] as const
  return branch + pick(forms, form)()
}

function keyRing({ form, body }: Look): string {
  const ring = stroke(oval(0, -380, 66), '#8f7a4a', 15) + stroke(oval(0, -380, 66), '#e3c887', 7)
  const key = at(
    60,
    -330,
    stroke('M0 0V170M0 120h30M0 150h22', '#9b9790', 13) + stroke(oval(0, -16, 32), '#9b9790', 15),
    1,
    -26,
  )
  const forms = [
    () =>
      solid('M-60 -310Q0 -334 60 -310L84 -60Q80 0 0 0T-84 -60z', body) +
      stroke(
        'M-48 -292Q0 -310 48 -292L68 -64Q66 -16 0 -16T-68 -64z',
        body.tones.light,
        4,
        'stroke-dasharray="11 9" opacity=".7"',
      ) +
      path(oval(0, -274, 16), brass.ball),
    () =>
      solid(oval(0, -150, 132), body, 'round') +
      stroke(oval(0, -150, 108), body.tones.dark, 4, 'opacity=".7"') +
      path('M-60 -90V-150A60 60 0 0 1 60 -150V-90z', body.tones.dark, 'opacity=".6"') +
      stroke('M0 -316V-280', '#c99d49', 10),
    () =>
      solid('M0 -300C120 -220 120 -60 0 0C-120 -60 -120 -220 0 -300z', body) +
      stroke(
        'M0 -260V-20M0 -200L-50 -160M0 -200L50 -160M0 -130L-60 -90M0 -130L60 -90',
        body.tones.dark,
        6,
        'opacity=".7"',
      ) +
      stroke('M0 -316V-296', '#c99d49', 10),
    () =>
      stroke('M0 -316V-230', body.tones.dark, 13) +
      solid(oval(0, -210, 44), body, 'ball') +
      solid('M-40 -190H40L56 0H-56z', body) +
      stroke('M-34 -170L-46 -4M-12 -170L-16 -4M12 -170L16 -4M34 -170L46 -4', body.tones.dark, 4, 'opacity=".6"') +
      path(box(-42, -190, 84, 22, 8), brass.round),
  ] as const
  return key + pick(forms, form)() + ring
}

/** For someone else, or not. */
export const gifts = {
  'gift-box': { draw: giftBox, home: 'table', foot: 190, roomScale: 0.56, frontScale: 1.15, focus: [-20, -190] },
  ornament: { draw: ornament, home: 'wall', foot: 0, roomScale: 0.72, frontScale: 1.12, focus: [10, -200] },
  'key-ring': { draw: keyRing, home: 'hall', foot: 0, roomScale: 0.4, frontScale: 1.4, focus: [-10, -170] },
} as const satisfies Record<string, Drawing>
