import { type Drawing, type Look, pick } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { palette } from '../palette.ts'
import { at, box, oval, path, stroke, turned } from '../shapes.ts'
import { disc, gleam, oak } from './joinery.ts'

/** A small flame standing on its wick. */
export const flame = (x: number, y: number, scale = 1): string =>
  at(
    x,
    y,
    path(oval(0, -46, 100), 'url(#glow)') +
      stroke('M0 4V-18', '#4a3a30', 4) +
      path('M0 -10C-22 -24 -20 -52 0 -86C20 -52 22 -24 0 -10z', '#f3b24a') +
      path('M0 -14C-10 -22 -10 -38 0 -58C10 -38 10 -22 0 -14z', '#fff1c4'),
    scale,
  )

const wax = paint('white', 'wax')

function candle({ form, body }: Look): string {
  const label =
    path(box(-64, -150, 128, 92, 4), '#f8f2e6') +
    path(oval(0, -122, 10), body.tones.base) +
    stroke('M-34 -96H34M-22 -80H22', '#8b7a66', 5)
  const glassy: Paint = { ...body, texture: '' }
  const jar = (half: number, high: number): string =>
    solid(
      `M${-half} ${-high}V-24Q${-half} 0 ${-half + 30} 0H${half - 30}Q${half} 0 ${half} -24V${-high}z`,
      glassy,
      'round',
    ) +
    path(oval(0, -high, half, half * 0.18), body.tones.dark) +
    path(oval(0, -high + 4, half * 0.92, half * 0.15), wax.tones.light) +
    gleam(-half * 0.7, -high + 40, high * 0.5, 4, 0.45)
  const forms = [
    () => jar(120, 230) + label + flame(0, -226),
    () => jar(140, 190) + at(0, 14, label) + flame(-44, -188, 0.8) + flame(44, -188, 0.8),
    () =>
      solid(
        turned([
          [110, -200],
          [124, -110],
          [110, -20],
          [80, 0],
        ]),
        paint('white', 'ceramic'),
        'round',
      ) +
      path(
        turned(
          [
            [124, -110],
            [110, -20],
            [80, 0],
          ],
          8,
        ),
        body.tones.base,
      ) +
      path(oval(0, -200, 110, 20), body.tones.light) +
      flame(0, -196),
    () =>
      jar(116, 220) +
      label +
      at(190, 0, solid(oval(0, -16, 124, 22), oak, 'round') + path(oval(0, -24, 124, 22), oak.tones.light)) +
      flame(0, -216),
    () =>
      solid(
        turned([
          [100, -280],
          [104, -160],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      stroke(
        Array.from(
          { length: 7 },
          (_, index) => `M-100 ${-250 + index * 38}Q0 ${-232 + index * 38} 100 ${-250 + index * 38}`,
        ).join(''),
        body.tones.dark,
        4,
        'opacity=".4"',
      ) +
      path(oval(0, -280, 100, 18), body.tones.light) +
      flame(0, -276),
    () =>
      solid(
        turned([
          [96, -210],
          [120, -150],
          [112, -40],
          [70, -14],
          [96, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -210, 96, 17), wax.tones.light) +
      flame(0, -206) +
      gleam(-76, -170, 90, 10, 0.4),
  ] as const
  return pick(forms, form)()
}

function tapers({ form, body }: Look): string {
  const stick = (x: number, high: number, lit: boolean): string =>
    solid(`M${x - 17} 0L${x - 12} ${-high}Q${x} ${-high - 12} ${x + 12} ${-high}L${x + 17} 0z`, body, 'round') +
    (lit ? flame(x, -high, 0.8) : stroke(`M${x} ${-high}q4 -14 2 -22`, '#5a4a3e', 4))
  const bundle = [-90, -54, -18, 18, 54, 90].map((x, index) => stick(x, 370 + (index % 3) * 14, false)).join('')
  const forms = [
    () =>
      bundle +
      path(box(-112, -210, 224, 70, 4), '#efe6d6') +
      stroke('M-112 -210q112 18 224 0M-112 -140q112 18 224 0', '#cdbfa9', 3) +
      path(oval(0, -172, 14), body.tones.dark),
    () =>
      at(-150, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 330, true))) +
      at(150, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 260, true))) +
      at(0, 0, disc(-16, 54, 10, 16, paint('brass', 'metal')) + at(0, -16, stick(0, 400, true))),
    () =>
      bundle +
      stroke('M-112 -180Q0 -150 112 -180M-112 -168Q0 -138 112 -168', '#c9a37a', 7) +
      stroke('M0 -150q-40 30 -30 60M0 -150q40 30 36 66', '#c9a37a', 6),
  ] as const
  return pick(forms, form)()
}

function holder({ form, body }: Look): string {
  const stick = (x: number, y: number, high: number): string =>
    at(x, y, solid(`M-14 0L-11 ${-high}Q0 ${-high - 10} 11 ${-high}L14 0z`, wax, 'round') + flame(0, -high, 0.8))
  const forms = [
    () =>
      stick(0, -236, 180) +
      solid(
        turned([
          [30, -250],
          [26, -226],
          [12, -200],
          [14, -60],
          [92, -14],
          [94, 0],
        ]),
        body,
        'round',
      ) +
      path(oval(0, -250, 30, 6), body.tones.deep),
    () =>
      stick(0, -110, 220) +
      solid(
        turned([
          [34, -124],
          [60, -90],
          [100, -30],
          [104, 0],
        ]),
        body,
        'round',
      ) +
      stroke('M100 -50q70 0 60 -50t-70 -2', body.tones.base, 14),
    () =>
      stick(-80, -176, 170) +
      solid(box(-124, -180, 88, 180, 6), body) +
      solid(box(-60, -180, 24, 180, 6), body, 'side', 'opacity=".5"') +
      stick(76, -96, 190) +
      solid(box(30, -100, 92, 100, 6), body) +
      solid(box(96, -100, 26, 100, 6), body, 'side', 'opacity=".5"'),
    () =>
      [-140, 0, 140]
        .map(
          (x, index) =>
            stick(x, -70 - index * 44, 150) +
            at(
              x,
              0,
              solid(
                turned([
                  [40, -74 - index * 44],
                  [54, -36],
                  [44, 0],
                ]),
                body,
                'round',
              ) + path(oval(0, -74 - index * 44, 40, 8), body.tones.light),
            ),
        )
        .join(''),
    () =>
      stroke('M-150 -190Q-150 -60 0 -60T150 -190M0 -200V-10', body.tones.dark, 17) +
      stroke('M-150 -192Q-150 -64 0 -64T150 -192', body.tones.base, 8) +
      disc(-12, 90, 14, 12, body) +
      [-150, 0, 150].map((x) => path(box(x - 26, -214, 52, 26, 8), body.round) + stick(x, -212, 150)).join(''),
  ] as const
  return pick(forms, form)()
}

function diffuser({ form, body }: Look): string {
  const reeds =
    stroke('M0 -190L-96 -460M0 -190L-48 -490M0 -190L4 -500M0 -190L56 -486M0 -190L104 -450', '#b08d5e', 8) +
    stroke('M-2 -190L-98 -460M-2 -190L2 -500M-2 -190L102 -450', '#d8bb8c', 3)
  const label =
    path(box(-52, -130, 104, 76, 4), '#f8f2e6') +
    path(oval(0, -106, 9), palette.brass.base) +
    stroke('M-28 -84H28M-18 -70H18', '#8b7a66', 4)
  const forms = [
    () =>
      solid(box(-110, -190, 220, 190, 20), body, 'round') +
      path(box(-96, -120, 192, 112, 14), body.tones.base, 'opacity=".35"'),
    () =>
      solid(
        turned([
          [34, -214],
          [38, -186],
          [116, -130],
          [120, -40],
          [90, 0],
        ]),
        body,
        'round',
      ),
    () =>
      solid(
        turned([
          [30, -230],
          [34, -200],
          [100, -150],
          [134, -70],
          [100, 0],
        ]),
        body,
        'round',
      ) +
      path(
        turned(
          [
            [124, -92],
            [132, -60],
            [98, -4],
          ],
          8,
        ),
        body.tones.base,
        'opacity=".4"',
      ),
    () =>
      solid(
        turned([
          [40, -220],
          [88, -190],
          [100, -100],
          [92, -20],
          [76, 0],
        ]),
        body,
        'round',
      ),
  ] as const
  const neck = [-190, -214, -230, -220][form % 4] ?? -190
  return (
    reeds +
    pick(forms, form)() +
    path(box(-36, neck - 20, 72, 30, 6), form % 2 === 0 ? 'url(#shine-brass)' : 'url(#round-oak)') +
    label +
    gleam(-80, -150, 90, 4, 0.5)
  )
}

/** Light and scent. */
export const candles = {
  candle: { draw: candle, home: 'table', foot: 116, roomScale: 0.46, frontScale: 1.4, focus: [-10, -150] },
  'taper-candles': { draw: tapers, home: 'table', foot: 130, roomScale: 0.56, frontScale: 1.2, focus: [-20, -220] },
  'candle-holder': { draw: holder, home: 'table', foot: 110, roomScale: 0.54, frontScale: 1.35, focus: [0, -140] },
  diffuser: { draw: diffuser, home: 'table', foot: 104, roomScale: 0.5, frontScale: 1.12, focus: [0, -150] },
} as const satisfies Record<string, Drawing>
