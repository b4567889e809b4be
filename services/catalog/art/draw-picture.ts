import { definitions } from './definitions.ts'
import { category } from './scene/category.ts'
import { hero } from './scene/hero.ts'
import { room } from './scene/room.ts'
import { store } from './scene/store.ts'
import { detail, front } from './scene/studio.ts'
import type { PictureSpec } from './spec.ts'

/** The size of a picture in CSS pixels. */
export function pictureSize({ scene }: PictureSpec): { readonly width: number; readonly height: number } {
  return scene === 'hero' ? { width: 1600, height: 900 } : { width: 800, height: 800 }
}

/** Draws a picture: complete SVG text, the same for the same spec on every machine. */
export function drawPicture(spec: PictureSpec): string {
  const { width, height } = pictureSize(spec)
  const scene = drawScene(spec).replace(/-?\d*\.\d{2,}(?:e-?\d+)?/g, tenths)
  const title = spec.title.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><title>${title}</title><defs>${definitions(scene)}</defs>${scene}</svg>`
}

/** A picture's id: its stem and the hash of what is drawn, so that an address never changes meaning. */
export function identifyPicture(stem: string, spec: PictureSpec): string {
  return `${stem}-${Bun.hash.xxHash32(drawPicture(spec)).toString(16).padStart(8, '0')}`
}

function drawScene(spec: PictureSpec): string {
  switch (spec.scene) {
    case 'front':
      return front(spec.subject)
    case 'detail':
      return detail(spec.subject)
    case 'room':
      return room(spec.subject)
    case 'category':
      return category(spec.subjects, spec.colour)
    case 'store':
      return store(spec.form, spec.colour)
    case 'hero':
      return hero(spec.form)
  }
}

/** A tenth of a pixel is finer than anyone sees; scales and opacities keep their two digits. */
function tenths(long: string): string {
  const number = Number(long)
  return String(Math.abs(number) < 3 ? Math.round(number * 100) / 100 : Math.round(number * 10) / 10)
}
