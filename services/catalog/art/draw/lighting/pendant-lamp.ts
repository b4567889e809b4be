import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { box, oval, path, stroke, turned } from '../../shapes.ts'
import { brass, gleam } from '../joinery.ts'
import { cone, dome, globe, halo, lantern, warm } from './parts.ts'

function pendant({ form, body }: Look): string {
  const cord = stroke('M0 -640V-300', '#4a4038', 4)
  const forms = [
    () => halo(-180, 250) + cord + lantern(-310, 190, 260, body),
    () => halo(-140, 230) + cord + path(box(-16, -320, 32, 50, 8), brass.round) + dome(-280, 190, 160, body),
    () =>
      halo(-170, 240) +
      cord +
      solid('M-46 -310H46C120 -270 190 -190 200 -110H-200C-190 -190 -120 -270 -46 -310z', body, 'round') +
      path(oval(0, -110, 200, 22), warm) +
      stroke('M-46 -310H46M-200 -110a200 22 0 0 0 400 0', body.tones.deep, 5),
    () => halo(-150, 220) + cord + path(box(-20, -320, 40, 70, 10), body.round) + cone(-260, 46, 190, 130, body),
    () =>
      halo(-190, 230) +
      cord +
      path(box(-22, -320, 44, 40, 8), brass.round) +
      globe(-180, 40, '#ffd98a') +
      solid(oval(0, -180, 130), body, 'ball') +
      gleam(-78, -246, 120, 18, 0.7),
    () =>
      halo(-130, 210) +
      cord +
      solid(
        turned(
          [
            [26, -330],
            [34, -300],
            [60, -250],
            [150, -190],
            [160, -120],
          ],
          9,
        ),
        body,
        'round',
      ) +
      path(oval(0, -120, 158, 18), warm) +
      gleam(-72, -226, 60, 16),
  ] as const
  return pick(forms, form)()
}

export const pendantLamp: Drawing = { draw: pendant, home: 'ceiling', foot: 0, roomScale: 0.72, focus: [0, -190] }
