import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { oval, path, stroke, turned } from '../../shapes.ts'
import { brass, gleam, iron, oak } from '../joinery.ts'

function drawTeapot({ form, body }: Look): string {
  const bodies = [
    turned([
      [70, -230],
      [150, -190],
      [178, -110],
      [130, -20],
      [90, 0],
    ]),
    turned([
      [90, -200],
      [176, -150],
      [186, -90],
      [150, -16],
      [110, 0],
    ]),
    turned([
      [76, -270],
      [112, -220],
      [150, -110],
      [140, -24],
      [110, 0],
    ]),
    turned([
      [80, -220],
      [140, -200],
      [160, -120],
      [160, -40],
      [120, 0],
    ]),
    turned([
      [66, -250],
      [140, -200],
      [170, -120],
      [140, -24],
      [100, 0],
    ]),
  ] as const
  const tops = [-230, -200, -270, -220, -250]
  const top = tops[form % 5] ?? -230
  const spout = solid(
    `M130 -70C200 -80 190 -170 236 ${top + 20}L262 ${top + 34}C240 -150 250 -50 130 -34z`,
    body,
    'round',
  )
  const handles = [
    () =>
      stroke('M-130 -180C-260 -220 -260 -40 -140 -50', body.tones.dark, 24) +
      stroke('M-132 -182C-256 -220 -256 -44 -140 -54', body.tones.base, 15),
    () => stroke(`M-120 ${top + 30}C-140 -400 140 -400 120 ${top + 30}`, iron.tones.base, 15),
    () =>
      stroke('M-128 -210C-250 -230 -240 -60 -146 -60', oak.tones.dark, 22) +
      stroke('M-130 -212C-246 -230 -238 -66 -148 -64', oak.tones.base, 13),
    () => stroke('M-150 -170H-210Q-236 -170 -236 -140V-90Q-236 -60 -206 -60H-150', body.tones.dark, 20),
    () => stroke(`M-110 ${top + 40}C-150 -420 150 -420 110 ${top + 40}`, brass.tones.base, 11),
  ] as const
  const tea =
    body.material === 'glass'
      ? solid(
          'M-166 -120Q0 -104 166 -120C160 -60 140 -24 100 -4Q0 12 -100 -4C-140 -24 -160 -60 -166 -120z',
          paint('terracotta', 'glass'),
          'ball',
        )
      : ''
  const lid =
    solid(`M-78 ${top + 4}Q-70 ${top - 40} 0 ${top - 44}T78 ${top + 4}Q0 ${top + 22} -78 ${top + 4}z`, body, 'ball') +
    path(oval(0, top - 56, 18), form % 2 === 0 ? oak.ball : body.ball)
  return (
    pick(handles, form)() +
    spout +
    tea +
    solid(pick(bodies, form), body, 'round') +
    lid +
    gleam(-104, -160, 80, 16, 0.45)
  )
}

export const teapot: Drawing = {
  draw: drawTeapot,
  home: 'table',
  foot: 130,
  roomScale: 0.5,
  frontScale: 1.1,
  focus: [-20, -170],
}
