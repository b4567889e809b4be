import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { path, sides, stroke } from '../../shapes.ts'
import { board, leg, oak, pad, walnut } from '../joinery.ts'

/** Upholstery: back, seat, arms, legs. The forms differ in arms, back and legs. */
function drawArmchair({ form, body, colour }: Look): string {
  const wood = colour === 'walnut' || colour === 'black' ? walnut : oak
  const legs =
    leg(-150, -90, -176, 22, wood) +
    leg(150, -90, 176, 22, wood) +
    leg(-110, -90, -112, 18, wood, true) +
    leg(110, -90, 112, 18, wood, true)
  const fold = (d: string): string => stroke(d, body.tones.deep, 3, 'opacity=".4"')
  const forms = [
    () =>
      legs +
      pad(-160, -420, 320, 300, body, 60) +
      fold('M0 -404V-210') +
      pad(-150, -216, 300, 76, body, 28, 'top') +
      pad(-200, -300, 66, 220, body, 30, 'round') +
      pad(134, -300, 66, 220, body, 30, 'round') +
      pad(-136, -150, 272, 66, body, 14, 'side'),
    () =>
      leg(-120, -60, -130, 26, wood) +
      leg(120, -60, 130, 26, wood) +
      solid(
        'M-210 -200C-220 -420 -120 -440 0 -440S220 -420 210 -200V-60Q210 -40 190 -40H-190Q-210 -40 -210 -60z',
        body,
        'ball',
      ) +
      solid('M-140 -230C-150 -370 -90 -380 0 -380S150 -370 140 -230z', body, 'side', 'opacity=".55"') +
      pad(-146, -236, 292, 90, body, 44, 'top') +
      fold('M-140 -150Q0 -130 140 -150'),
    () =>
      stroke('M-178 0L-158 -250H-60M178 0L158 -250H60M-168 -120H168', wood.tones.dark, 20) +
      solid(sides([-130, -440], [130, -440], [146, -190], [-146, -190]), body, 'face') +
      pad(-156, -216, 312, 66, body, 20, 'top') +
      pad(-150, -172, 300, 42, body, 16, 'side') +
      stroke('M-190 -254H-110M110 -254H190', wood.tones.base, 20) +
      fold('M-66 -432L-72 -220M66 -432L72 -220'),
    () =>
      stroke('M-168 0L-146 -270Q-140 -300 -176 -300M168 0L146 -270Q140 -300 176 -300', wood.tones.dark, 18) +
      stroke('M-130 -190L-150 -440M130 -190L150 -440', wood.tones.base, 16) +
      pad(-142, -446, 284, 150, body, 34) +
      pad(-150, -246, 300, 74, body, 26, 'top') +
      board(-172, 160, 20, wood, 0) +
      fold('M-120 -320H120'),
    () =>
      legs +
      solid('M-190 -110V-330Q-190 -470 -40 -470H40Q190 -470 190 -330V-110z', body, 'round') +
      fold('M-120 -440V-230M-40 -464V-230M40 -464V-230M120 -440V-230') +
      pad(-200, -250, 60, 160, body, 26, 'face') +
      pad(140, -250, 60, 160, body, 26, 'face') +
      pad(-144, -236, 288, 96, body, 30, 'top') +
      pad(-140, -150, 280, 60, body, 12, 'side'),
    () =>
      leg(-150, -110, -160, 20, body) +
      leg(150, -110, 160, 20, body) +
      solid('M-190 -120C-230 -330 -160 -450 0 -450S230 -330 190 -120z', body, 'ball') +
      path('M-140 -180C-160 -330 -110 -390 0 -390S160 -330 140 -180z', body.tones.deep, 'opacity=".35"') +
      pad(-146, -206, 292, 76, paint('white', 'linen'), 34) +
      stroke('M-190 -120C-230 -330 -160 -450 0 -450S230 -330 190 -120', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

export const armchair: Drawing = {
  draw: drawArmchair,
  home: 'floor',
  foot: 210,
  roomScale: 0.82,
  frontScale: 1.14,
  focus: [-40, -250],
}
