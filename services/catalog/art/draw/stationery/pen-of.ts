import { type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, path, sides, stroke } from '../../shapes.ts'

/** A pen seen from the side, its nib down. */
export function penOf(brush: Look['body'], form: number): string {
  const forms = [
    () =>
      solid(box(-15, -380, 30, 250, 14), brush, 'round') +
      path(sides([-14, -140], [14, -140], [4, -74], [-4, -74]), 'url(#shine-brass)') +
      path(box(9, -376, 8, 110, 4), 'url(#shine-brass)'),
    () =>
      solid(sides([-13, -370], [13, -370], [16, -130], [-16, -130]), brush, 'round') +
      path(sides([-16, -134], [16, -134], [3, -70], [-3, -70]), '#d9cdb6') +
      path(box(-10, -392, 20, 24, 6), 'url(#shine-grey)') +
      path(box(10, -366, 7, 100, 3), 'url(#shine-grey)'),
    () =>
      solid('M-18 -360Q0 -400 18 -360L16 -150L6 -84H-6L-16 -150z', brush, 'round') +
      path(box(-18, -240, 36, 12), 'url(#shine-brass)') +
      path(sides([-6, -84], [6, -84], [0, -62]), 'url(#shine-brass)'),
    () =>
      solid(box(-16, -384, 32, 150, 6), brush, 'round') +
      path(box(-17, -236, 34, 8), 'url(#shine-grey)') +
      solid(box(-14, -228, 28, 110, 3), brush, 'round') +
      path(sides([-13, -118], [13, -118], [0, -56]), 'url(#shine-grey)') +
      stroke('M0 -110V-72', '#55514b', 2),
  ] as const
  return pick(forms, form)()
}
