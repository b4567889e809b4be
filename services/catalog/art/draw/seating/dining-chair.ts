import { type Drawing, type Look, pick } from '../../look.ts'
import { paint, solid } from '../../paint.ts'
import { box, path, sides, stroke } from '../../shapes.ts'
import { disc, leg, pad } from '../joinery.ts'

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

export const diningChair: Drawing = {
  draw: chair,
  home: 'floor',
  foot: 130,
  roomScale: 0.82,
  frontScale: 1.16,
  focus: [0, -330],
}
