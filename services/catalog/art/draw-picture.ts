import { definitions } from './definitions.ts'
import { drawings } from './drawings.ts'
import { paint } from './paint.ts'
import { at, box, path } from './shapes.ts'
import type { PictureSpec } from './spec.ts'

/** The size of a picture in CSS pixels. */
export function pictureSize(spec: PictureSpec): { readonly width: number; readonly height: number } {
  return spec.scene === 'hero' ? { width: 1600, height: 900 } : { width: 800, height: 800 }
}

/** Draws a picture: complete SVG text, the same for the same spec. */
export function drawPicture(spec: PictureSpec): string {
  const { width, height } = pictureSize(spec)
  const scene = 'subject' in spec
    ? at(400, 640, drawings[spec.subject.drawing].draw({ ...spec.subject, body: paint(spec.subject.colour, spec.subject.material) }))
    : ''
  const colour = 'subject' in spec ? spec.subject.colour : 'sand'
  const markup = (path(box(0, 0, width, height), `url(#paper-${colour})`) + scene).replace(/-?\d*\.\d{2,}/g, (long) => String(Math.round(Number(long) * 10) / 10))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${spec.title}</title><defs>${definitions(markup)}</defs>${markup}</svg>`
}

/** A picture's id: its stem and the hash of what is drawn, so that an address never changes meaning. */
export function identifyPicture(stem: string, spec: PictureSpec): string {
  return `${stem}-${Bun.hash.xxHash32(drawPicture(spec)).toString(16).padStart(8, '0')}`
}
