import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, path } from '../../shapes.ts'
import { landscape } from '../landscape.ts'

/** A frame with a mount; three of its forms stand in a pair. */
function drawFrame({ form, body }: Look): string {
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

export const frame: Drawing = {
  draw: drawFrame,
  home: 'table',
  foot: 180,
  roomScale: 0.54,
  frontScale: 1.14,
  focus: [-40, -200],
}
