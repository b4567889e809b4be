import { type Drawing, type Look, pick } from '../../look.ts'
import { type Paint, paint, solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { arch, at, box, oval, path, stroke } from '../../shapes.ts'
import { blade, cast } from '../joinery.ts'

/** Prints: cut-paper pictures in the colour of the variant. */
function drawWallArt({ form, colour }: Look): string {
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

export const wallArt: Drawing = {
  draw: drawWallArt,
  home: 'wall',
  foot: 0,
  roomScale: 0.72,
  frontScale: 1.14,
  focus: [-30, -240],
}
