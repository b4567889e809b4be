import { at, oval, path, sides } from '../shapes.ts'

/** The shadow of something that stands: dark where it touches, then long and soft to the right. */
export const standing = (foot: number): string =>
  foot === 0
    ? ''
    : path(sides([-foot * 0.7, 4], [foot * 0.96, 6], [foot + 250, -56], [foot * 0.2 + 190, -62]), 'url(#cast)') +
      path(oval(foot * 0.06, 2, foot * 1.16, 12 + foot * 0.05), 'url(#ground)')

/** A thing with its shadow, standing at a place. */
export const placed = (x: number, y: number, foot: number, thing: string, scale = 1): string =>
  at(x, y, standing(foot) + thing, scale)
