import { type Drawing, type Look, pick } from '../look.ts'
import { type Paint, paint, solid } from '../paint.ts'
import { at, box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { brass, disc, gleam, iron, leg, oak } from './joinery.ts'

const halo = (y: number, r: number): string => path(oval(0, y, r), 'url(#glow)')
const cream = paint('white', 'linen')
const warm = '#ffeec4'

/** A shade with straight sides, lit from within: bright towards the rim. */
function cone(y: number, topHalf: number, bottomHalf: number, high: number, brush: Paint): string {
  const d = sides([-topHalf, y], [topHalf, y], [bottomHalf, y + high], [-bottomHalf, y + high])
  const middle = topHalf + (bottomHalf - topHalf) * 0.45
  return (
    solid(d, brush, 'round') +
    path(
      sides([-middle, y + high * 0.45], [middle, y + high * 0.45], [bottomHalf, y + high], [-bottomHalf, y + high]),
      warm,
      'opacity=".28"',
    ) +
    path(oval(0, y + high, bottomHalf, bottomHalf * 0.1), warm) +
    path(oval(0, y, topHalf, topHalf * 0.1), brush.tones.light)
  )
}

/** A dome of metal, glass or porcelain with the light spilling out beneath. */
function dome(y: number, half: number, high: number, brush: Paint): string {
  return (
    path(oval(0, y + high, half, half * 0.13), warm) +
    solid(
      `M${-half} ${y + high}C${-half} ${y + high * 0.2} ${-half * 0.6} ${y} 0 ${y}S${half} ${y + high * 0.2} ${half} ${y + high}Q0 ${y + high + half * 0.14} ${-half} ${y + high}z`,
      brush,
      'round',
    ) +
    gleam(-half * 0.55, y + high * 0.28, high * 0.45, 14, 0.45)
  )
}

/** A ball of opal glass, alight. */
const globe = (y: number, r: number, tint: string): string =>
  path(oval(0, y, r), '#fff4da') +
  path(oval(r * 0.14, y + r * 0.16, r * 0.84), tint, 'opacity=".16"') +
  path(oval(-r * 0.3, y - r * 0.34, r * 0.3, r * 0.2), '#ffffff', 'opacity=".8"')

/** Paper over ribs. */
function lantern(y: number, half: number, high: number, brush: Paint): string {
  const d = `M${-half * 0.5} ${y}C${-half * 1.15} ${y + high * 0.2} ${-half * 1.15} ${y + high * 0.8} ${-half * 0.5} ${y + high}h${half}C${half * 1.15} ${y + high * 0.8} ${half * 1.15} ${y + high * 0.2} ${half * 0.5} ${y}z`
  const ribs = [0.16, 0.32, 0.5, 0.68, 0.84].map((share) => {
    const r = half * (0.98 - Math.abs(share - 0.5) * 0.62)
    return `M${-r} ${y + high * share}Q0 ${y + high * share + 16} ${r} ${y + high * share}`
  })
  return (
    solid(d, brush, 'ball') +
    path(oval(0, y + high * 0.55, half * 0.6, high * 0.34), 'url(#glow)') +
    stroke(ribs.join(''), brush.tones.dark, 2, 'opacity=".55"')
  )
}

function tableLamp({ form, body }: Look): string {
  const stem = (colour: Paint, from: number, to: number): string => path(box(-5, from, 10, to - from), colour.round)
  const forms = [
    () =>
      halo(-330, 210) +
      stem(brass, -270, -200) +
      solid(
        turned([
          [16, -222],
          [22, -205],
          [14, -180],
          [52, -120],
          [64, -70],
          [40, -26],
          [78, -8],
          [80, 0],
        ]),
        body,
        'round',
      ) +
      cone(-440, 82, 142, 176, cream),
    () => halo(-300, 190) + stem(body, -330, -14) + disc(-14, 88, 15, 12, body) + dome(-420, 150, 130, body),
    () =>
      halo(-350, 200) +
      stem(brass, -270, -190) +
      solid(
        turned([
          [26, -206],
          [70, -186],
          [108, -110],
          [76, -26],
          [56, 0],
        ]),
        body,
        'round',
      ) +
      gleam(-62, -150, 70) +
      cone(-430, 124, 134, 168, cream),
    () =>
      halo(-340, 210) +
      stem(brass, -270, -220) +
      solid(
        turned([
          [18, -246],
          [40, -214],
          [34, -170],
          [96, -90],
          [88, -24],
          [62, 0],
        ]),
        body,
        'round',
      ) +
      cone(-420, 66, 168, 160, cream),
    () =>
      halo(-336, 230) +
      stem(body, -250, -16) +
      disc(-16, 84, 15, 14, body) +
      globe(-336, 100, body.tones.base) +
      path(box(-26, -246, 52, 16, 6), body.round),
    () =>
      halo(-310, 210) +
      solid(
        turned([
          [24, -250],
          [22, -190],
          [44, -120],
          [92, -20],
          [94, 0],
        ]),
        body,
        'round',
      ) +
      dome(-410, 150, 150, body) +
      gleam(-44, -100, 70, 6),
    () =>
      halo(-330, 200) +
      stem(brass, -270, -170) +
      solid(box(-78, -178, 156, 178, 10), body, 'face') +
      solid(box(36, -178, 42, 178, 8), body, 'side', 'opacity=".5"') +
      cone(-420, 96, 112, 160, cream),
    () =>
      halo(-250, 230) +
      leg(-70, -70, -92, 12, oak) +
      leg(70, -70, 92, 12, oak) +
      leg(0, -60, 0, 12, oak) +
      lantern(-420, 138, 350, body),
  ] as const
  return pick(forms, form)()
}

function floorLamp({ form, body }: Look): string {
  const pole = (brush: Paint): string => path(box(-5, -440, 10, 434), brush.round)
  const forms = [
    () =>
      halo(-430, 170) +
      leg(-6, -330, -96, 15, body) +
      leg(6, -330, 96, 15, body) +
      leg(0, -330, 12, 13, body, true) +
      path(box(-8, -380, 16, 60, 4), brass.round) +
      cone(-520, 88, 112, 140, cream),
    () =>
      halo(-400, 160) +
      disc(-8, 82, 12, 8, body) +
      stroke('M0 -8V-400Q0 -500 70 -500H96', body.tones.base, 10) +
      at(104, 0, dome(-504, 84, 78, body)),
    () =>
      halo(-440, 180) +
      disc(-8, 78, 12, 8, body) +
      pole(body) +
      globe(-450, 66, body.tones.base) +
      at(0, -300, stroke('M-5 0H60', body.tones.dark, 6) + at(72, 0, globe(0, 30, body.tones.base))),
    () =>
      halo(-300, 200) +
      path(box(-84, -8, 168, 8, 3), body.side) +
      stroke('M-70 0V-500M70 0V-500', body.tones.base, 10) +
      lantern(-490, 86, 440, cream) +
      stroke('M-72 -496H72', body.tones.dark, 10),
    () =>
      halo(-420, 180) +
      disc(-10, 90, 13, 10, oak) +
      path(box(-6, -420, 12, 410), oak.round) +
      cone(-520, 60, 134, 150, body),
  ] as const
  return pick(forms, form)()
}

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

function wallLight({ form, body }: Look): string {
  const plate = (brush: Paint): string =>
    path(oval(0, -200, 54, 66), '#4a3228', 'opacity=".14" transform="translate(12 16)"') +
    solid(oval(0, -200, 52, 64), brush, 'ball')
  const forms = [
    () =>
      halo(-210, 230) +
      plate(body) +
      stroke('M0 -200Q60 -190 84 -260', body.tones.dark, 10) +
      at(86, -70, dome(-300, 96, 90, body)),
    () =>
      halo(-250, 240) +
      plate(body) +
      stroke('M-90 -220H90', body.tones.base, 10) +
      at(-96, 0, globe(-262, 56, '#e9b95a')) +
      at(96, 0, globe(-262, 56, '#e9b95a')),
    () =>
      halo(-250, 220) + solid(box(-34, -300, 68, 220, 34), body, 'face') + at(0, 30, cone(-370, 66, 112, 140, cream)),
    () =>
      halo(-180, 240) +
      path(`M-130 -260A130 130 0 0 0 130 -260z`, '#4a3228', 'opacity=".15" transform="translate(14 18)"') +
      solid('M-130 -260A130 130 0 0 0 130 -260z', body, 'round') +
      path(oval(0, -260, 130, 16), warm),
  ] as const
  return pick(forms, form)() + (form === 0 ? path(oval(0, -200, 10), iron.tones.base) : '')
}

/** Lamps. */
export const lighting = {
  'table-lamp': { draw: tableLamp, home: 'table', foot: 86, roomScale: 0.72, frontScale: 1.12, focus: [0, -270] },
  'floor-lamp': { draw: floorLamp, home: 'floor', foot: 92, roomScale: 0.98, frontScale: 1.08, focus: [20, -430] },
  'pendant-lamp': { draw: pendant, home: 'ceiling', foot: 0, roomScale: 0.72, focus: [0, -190] },
  'wall-light': { draw: wallLight, home: 'wall', foot: 0, roomScale: 0.62, frontScale: 1.4, focus: [20, -230] },
} as const satisfies Record<string, Drawing>
