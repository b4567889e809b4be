import { type Drawing, type Look, pick } from '../../look.ts'
import { solid } from '../../paint.ts'
import { palette } from '../../palette.ts'
import { box, oval, path, sides, stroke } from '../../shapes.ts'
import { eye, oak } from '../joinery.ts'

function animal({ form, body }: Look): string {
  const wheel = (x: number): string =>
    solid(oval(x, -44, 46), oak, 'ball') +
    path(oval(x, -44, 17), body.tones.base) +
    path(oval(x, -44, 7), oak.tones.deep)
  const wheels = wheel(-110) + wheel(110)
  const cord = stroke('M180 -90Q260 -100 250 -30T300 0', '#b9a584', 7) + path(oval(302, -2, 16), '#c36c4c')
  const cheek = (x: number, y: number): string => path(oval(x, y, 15), '#e0806a', 'opacity=".4"')
  const animals = [
    () =>
      solid(
        'M-190 -90C-210 -240 -110 -270 20 -256C40 -340 110 -376 170 -330C230 -280 200 -200 176 -170L170 -70H-180z',
        body,
        'ball',
      ) +
      solid(
        'M96 -330C60 -400 60 -420 84 -430C112 -420 122 -370 120 -336zM150 -340C140 -410 160 -430 182 -424C198 -400 180 -350 172 -326z',
        body,
        'face',
      ) +
      path(oval(-196, -190, 28), body.tones.light) +
      eye(150, -280) +
      cheek(180, -244),
    () =>
      solid('M-230 -110C-250 -300 -60 -320 60 -290S190 -180 220 -130C180 -70 -160 -60 -230 -110z', body, 'ball') +
      solid('M-210 -150C-290 -180 -290 -250 -270 -270C-240 -250 -220 -250 -190 -200z', body) +
      path('M-200 -120C-100 -80 120 -80 210 -128C120 -66 -140 -60 -200 -120z', body.tones.light, 'opacity=".8"') +
      eye(130, -220) +
      stroke('M60 -300q0 -50 -34 -50M60 -300q6 -50 40 -44', palette.navy.light, 8) +
      cheek(140, -180),
    () =>
      solid(
        'M-180 -80V-200C-180 -290 -90 -290 0 -280L40 -280C60 -350 200 -350 206 -260C206 -200 150 -196 150 -160V-80z',
        body,
        'face',
      ) +
      path(oval(200, -236, 36, 30), '#e9c4b4') +
      path(oval(196, -238, 5), '#7a5a4c') +
      path(oval(212, -236, 5), '#7a5a4c') +
      solid('M76 -320L64 -380L116 -342z', body, 'side') +
      eye(146, -280) +
      stroke('M-180 -220q-40 -10 -30 -50q30 0 20 30', body.tones.dark, 9),
    () =>
      solid(
        'M-200 -90C-220 -240 -120 -290 0 -280C30 -350 160 -360 190 -290C240 -290 250 -250 220 -230C210 -190 160 -190 160 -150V-80z',
        body,
        'ball',
      ) +
      stroke('M210 -250C270 -240 250 -150 280 -140', body.tones.base, 26) +
      solid('M80 -330C20 -360 0 -270 40 -210C80 -200 100 -260 90 -320z', body, 'side') +
      eye(150, -276) +
      stroke('M-200 -200q-36 20 -30 60', body.tones.dark, 9),
    () =>
      solid(
        'M-170 -80C-230 -160 -180 -260 -80 -250C-20 -240 0 -200 60 -210C30 -300 80 -360 150 -350C220 -336 220 -270 200 -240C180 -200 200 -120 140 -80z',
        body,
        'ball',
      ) +
      path(sides([202, -300], [262, -276], [200, -262]), '#d8a53d') +
      solid('M-130 -200C-60 -240 20 -190 40 -150C-20 -110 -100 -120 -130 -200z', body, 'side', 'opacity=".8"') +
      eye(150, -296) +
      path('M-172 -130L-240 -190L-180 -200z', body.tones.dark),
  ] as const
  return (
    cord +
    solid(box(-180, -84, 360, 34, 17), oak) +
    pick(animals, form)() +
    solid(box(-180, -84, 360, 30, 15), oak) +
    wheels
  )
}

export const toyAnimal: Drawing = {
  draw: animal,
  home: 'table',
  foot: 170,
  roomScale: 0.5,
  frontScale: 1.12,
  focus: [60, -220],
}
