import { type Drawing, type Look, pick } from '../look.ts'
import { paint, solid } from '../paint.ts'
import { box, oval, path, sides, stroke } from '../shapes.ts'
import { board, disc, iron, leg, oak, pad, walnut } from './joinery.ts'

/** Upholstery: back, seat, arms, legs. The forms differ in arms, back and legs. */
function armchair({ form, body, colour }: Look): string {
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

function chair({ form, body, colour }: Look): string {
  const seat = (brush = body): string => disc(-226, 122, 30, 18, brush)
  const front = leg(-92, -214, -112, 20, body) + leg(92, -214, 112, 20, body)
  const back = leg(-74, -214, -80, 16, body, true) + leg(74, -214, 80, 16, body, true)
  const rails = (d: string, wide = 14): string =>
    stroke(d, body.tones.dark, wide) + stroke(d, body.tones.base, wide * 0.5, 'transform="translate(-2 -2)"')
  const cane = paint(colour === 'black' ? 'sand' : colour, 'rattan')
  const forms = [
    () =>
      back +
      rails('M-96 -230L-118 -440M96 -230L118 -440M-48 -235L-58 -440M0 -236V-444M48 -235L58 -440', 12) +
      solid('M-130 -476Q0 -500 130 -476V-424Q0 -448 -130 -424z', body) +
      front +
      seat(),
    () =>
      back +
      rails('M-100 -230L-112 -470M100 -230L112 -470') +
      solid('M-122 -480Q0 -456 122 -480V-380Q0 -356 -122 -380z', body) +
      solid('M-114 -340Q0 -320 114 -340V-310Q0 -290 -114 -310z', body) +
      front +
      seat(),
    () =>
      back +
      stroke('M-112 -226V-440Q-112 -480 -72 -480H72Q112 -480 112 -440V-226', body.tones.base, 13) +
      solid(box(-96, -456, 192, 96, 26), body) +
      front +
      seat() +
      pad(-116, -252, 232, 34, paint('sand', 'leather'), 17, 'top'),
    () =>
      back +
      rails('M-126 -330Q-150 -430 0 -436Q150 -430 126 -330M-100 -230L-124 -340M100 -230L124 -340', 18) +
      solid('M-24 -432Q0 -400 24 -432L36 -236H-36z', body) +
      front +
      seat(paint('sand', 'cotton')),
    () =>
      back +
      solid('M-112 -230C-132 -400 -90 -480 0 -480S132 -400 112 -230z', body, 'ball') +
      path('M-66 -250C-80 -360 -50 -420 0 -420S80 -360 66 -250z', body.tones.deep, 'opacity=".22"') +
      front +
      seat(),
    () =>
      back +
      rails('M-112 -226L-124 -470H124L112 -226') +
      solid(sides([-108, -452], [108, -452], [98, -270], [-98, -270]), cane) +
      front +
      seat(cane) +
      stroke('M-122 -226a122 30 0 0 0 244 0', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

function stool({ form, body }: Look): string {
  const legs = (y: number): string =>
    leg(-70, y, -116, 22, body) + leg(70, y, 116, 22, body) + leg(-14, y, -30, 18, body, true)
  const forms = [
    () => legs(-270) + disc(-290, 130, 28, 22, body),
    () =>
      leg(-84, -330, -112, 20, body) +
      leg(84, -330, 112, 20, body) +
      leg(-40, -330, -44, 16, body, true) +
      leg(40, -330, 44, 16, body, true) +
      stroke('M-98 -140H98', body.tones.dark, 12) +
      solid('M-130 -360Q0 -320 130 -360V-322Q0 -284 -130 -322z', body),
    () =>
      stroke('M-104 0L-70 -400M104 0L70 -400M-30 0L-24 -400M-92 -140Q0 -110 92 -140', body.tones.base, 11) +
      disc(-410, 104, 22, 16, body),
    () =>
      leg(-90, -120, -96, 24, oak) +
      leg(90, -120, 96, 24, oak) +
      leg(0, -110, 0, 22, oak, true) +
      solid('M-150 -260Q-150 -300 0 -300T150 -260V-130Q150 -96 0 -96T-150 -130z', body, 'round') +
      solid(oval(0, -262, 150, 38), body, 'top'),
    () =>
      solid('M-104 -300C-160 -220 -160 -90 -104 -4Q0 22 104 -4C160 -90 160 -220 104 -300z', body, 'round') +
      solid(oval(0, -300, 106, 26), body, 'top') +
      path(oval(-30, -150, 24, 16), body.tones.deep, 'opacity=".5"') +
      path(oval(40, -150, 24, 16), body.tones.deep, 'opacity=".5"') +
      stroke('M-140 -240Q0 -214 140 -240M-140 -70Q0 -44 140 -70', body.tones.dark, 4, 'opacity=".6"'),
    () =>
      legs(-250) +
      stroke('M-96 -96H96', body.tones.dark, 12) +
      board(-280, 136, 26, body, 30, 26) +
      path(box(-34, -300, 68, 10, 5), body.tones.deep, 'opacity=".7"'),
  ] as const
  return pick(forms, form)()
}

function bench({ form, body, colour }: Look): string {
  const ends =
    leg(-226, -180, -240, 26, body) +
    leg(226, -180, 240, 26, body) +
    leg(-196, -180, -200, 20, body, true) +
    leg(196, -180, 200, 20, body, true)
  const forms = [
    () => ends + board(-204, 270, 28, body, 34, 26),
    () =>
      solid(box(-226, -190, 44, 190, 4), body, 'side') +
      solid(box(182, -190, 44, 190, 4), body, 'side') +
      board(-210, 270, 36, body, 34, 26) +
      stroke('M-182 -90H182', body.tones.dark, 16),
    () =>
      stroke('M-240 0L-216 -160M240 0L216 -160M-196 0L-190 -160M196 0L190 -160', iron.tones.base, 12) +
      pad(-270, -216, 540, 70, body, 30) +
      pad(-262, -222, 524, 34, body, 17, 'top') +
      stroke('M-90 -216V-150M90 -216V-150', body.tones.deep, 3, 'opacity=".4"'),
    () =>
      ends +
      stroke(
        'M-250 -200V-370M250 -200V-370M-150 -205V-366M-50 -205V-366M50 -205V-366M150 -205V-366',
        body.tones.dark,
        10,
      ) +
      board(-390, 270, 26, body, 0) +
      board(-206, 270, 28, body, 30, 22),
    () =>
      ends +
      board(-204, 270, 28, body, 0) +
      solid(sides([-240, -236], [240, -236], [262, -206], [-262, -206]), paint(colour, 'rattan'), 'top') +
      stroke('M-180 -80H180', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

/** Seats. */
export const seating = {
  armchair: { draw: armchair, home: 'floor', foot: 210, roomScale: 0.82, frontScale: 1.14, focus: [-40, -250] },
  'dining-chair': { draw: chair, home: 'floor', foot: 130, roomScale: 0.82, frontScale: 1.16, focus: [0, -330] },
  stool: { draw: stool, home: 'floor', foot: 130, roomScale: 0.66, frontScale: 1.3, focus: [0, -270] },
  bench: { draw: bench, home: 'floor', foot: 260, roomScale: 0.86, focus: [-100, -200] },
} as const satisfies Record<string, Drawing>
