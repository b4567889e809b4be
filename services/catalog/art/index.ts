import { pictureSpecs } from '../seed/pictures.ts'
import { drawPicture, identifyPicture } from './draw-picture.ts'
import type { PictureSpec } from './spec.ts'

export { drawPicture, pictureSize } from './draw-picture.ts'
export type { PictureSpec } from './spec.ts'

/** What a picture of the catalogue shows, or nothing when no picture has this id (any more). */
export function pictureSpec(pictureId: string): PictureSpec | undefined {
  const stem = pictureId.replace(/-[0-9a-f]{8}$/, '')
  const spec = pictureSpecs().get(stem)
  return spec !== undefined && identifyPicture(stem, spec) === pictureId ? spec : undefined
}

/** The SVG of a picture of the catalogue, or nothing when no picture has this id. */
export function pictureSvg(pictureId: string): string | undefined {
  const spec = pictureSpec(pictureId)
  return spec === undefined ? undefined : drawPicture(spec)
}
