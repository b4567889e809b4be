import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { at, box, oval, path, stroke } from '../../shapes.ts'
import { blade } from '../joinery.ts'

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

function drawGiftBox({ form, body, colour }: Look): string {
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

export const giftBox: Drawing = {
  draw: drawGiftBox,
  home: 'table',
  foot: 190,
  roomScale: 0.56,
  frontScale: 1.15,
  focus: [-20, -190],
}
