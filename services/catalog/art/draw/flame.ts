import { at, oval, path, stroke } from '../shapes.ts'

/** A small flame standing on its wick. */
export const flame = (x: number, y: number, scale = 1): string =>
  at(
    x,
    y,
    path(oval(0, -46, 100), 'url(#glow)') +
      stroke('M0 4V-18', '#4a3a30', 4) +
      path('M0 -10C-22 -24 -20 -52 0 -86C20 -52 22 -24 0 -10z', '#f3b24a') +
      path('M0 -14C-10 -22 -10 -38 0 -58C10 -38 10 -22 0 -14z', '#fff1c4'),
    scale,
  )
