import { type Drawing, type Look, pick } from '../look.ts'
import { solid } from '../paint.ts'
import { box, oval, path, sides, stroke, turned } from '../shapes.ts'
import { board, brass, disc, gleam, iron, leg, oak } from './joinery.ts'

const fourLegs = (half: number, top: number, wide: number, brush: Look['body'], splay = 16): string =>
  leg(-half + 46, top, -half + 46 - splay / 2, wide * 0.8, brush, true) +
  leg(half - 46, top, half - 46 + splay / 2, wide * 0.8, brush, true) +
  leg(-half, top, -half - splay, wide, brush) +
  leg(half, top, half + splay, wide, brush)

function dining({ form, body }: Look): string {
  const forms = [
    () =>
      fourLegs(226, -270, 28, body) + board(-300, 274, 26, body, 40, 34) + path(box(-220, -274, 440, 26), body.side),
    () =>
      leg(-190, -270, -232, 30, body) +
      leg(-130, -270, -90, 24, body, true) +
      leg(190, -270, 232, 30, body) +
      leg(130, -270, 90, 24, body, true) +
      board(-298, 276, 30, body, 40, 34),
    () =>
      solid(
        turned([
          [70, -270],
          [56, -200],
          [60, -80],
          [110, -10],
          [112, 0],
        ]),
        body,
        'round',
      ) + disc(-300, 270, 44, 20, body),
    () =>
      stroke('M-190 0L-140 -280M-90 0L-140 -280M190 0L140 -280M90 0L140 -280', body.tones.dark, 20) +
      board(-300, 270, 22, body, 38, 40),
    () =>
      solid(box(-236, -272, 50, 272, 6), body, 'face') +
      solid(box(186, -272, 50, 272, 6), body, 'face') +
      stroke('M-186 -70H186', body.tones.dark, 22) +
      board(-302, 276, 34, body, 42, 32),
  ] as const
  return pick(forms, form)()
}

function side({ form, body }: Look): string {
  const forms = [
    () => path(box(-7, -300, 14, 290), body.round) + disc(-14, 96, 18, 12, body) + disc(-310, 140, 30, 12, body),
    () =>
      leg(-70, -280, -116, 20, body) +
      leg(70, -280, 116, 20, body) +
      leg(0, -270, 4, 18, body, true) +
      disc(-304, 150, 32, 24, body),
    () =>
      solid(
        turned([
          [92, -280],
          [74, -220],
          [74, -70],
          [118, -14],
          [118, 0],
        ]),
        body,
        'round',
      ) + disc(-304, 144, 32, 26, body),
    () =>
      stroke('M-110 0L110 -300M110 0L-110 -300', body.tones.dark, 11) +
      disc(-304, 144, 30, 14, body) +
      stroke('M-142 -308a142 30 0 0 1 284 0', body.tones.light, 6),
    () =>
      solid(
        'M-118 -290C-150 -200 -90 -150 -96 -110S-140 -40 -118 -4Q0 22 118 -4C140 -40 102 -70 96 -110S150 -200 118 -290z',
        body,
        'round',
      ) +
      solid(oval(0, -290, 120, 28), body, 'top') +
      gleam(-92, -240, 60),
    () =>
      leg(-112, -290, -118, 18, body) +
      leg(112, -290, 118, 18, body) +
      solid(box(-124, -290, 248, 96, 6), body, 'face') +
      path(box(-110, -276, 220, 68, 4), body.tones.dark, 'opacity=".25"') +
      path(oval(0, -242, 9), brass.ball) +
      board(-304, 136, 16, body, 26, 22) +
      stroke('M-112 -60H112', body.tones.dark, 12),
  ] as const
  return pick(forms, form)()
}

function coffee({ form, body }: Look): string {
  const forms = [
    () => fourLegs(200, -160, 26, body, 26) + board(-186, 260, 26, body, 56, 44) + board(-70, 200, 12, body, 24, 20),
    () =>
      solid(box(-190, -160, 120, 160, 30), body, 'round') +
      solid(box(90, -160, 100, 160, 30), body, 'round') +
      solid(
        'M-270 -190C-270 -240 -130 -250 0 -246S270 -240 262 -186S120 -140 -20 -144S-270 -150 -270 -190z',
        body,
        'top',
      ) +
      solid(
        'M-270 -190C-270 -150 -160 -144 -20 -144S255 -140 262 -186v28C255 -112 120 -116 -20 -116S-270 -122 -270 -162z',
        body,
        'side',
      ),
    () =>
      stroke('M-200 0L-170 -170M200 0L170 -170M-130 0L-126 -170M130 0L126 -170', brass.tones.dark, 11) +
      solid(oval(0, -190, 262, 56), body, 'round') +
      stroke(oval(0, -190, 262, 56), body.tones.light, 5) +
      stroke('M-190 -190Q-120 -226 -20 -230', '#ffffff', 6, 'opacity=".7"'),
    () =>
      solid(box(-210, -170, 420, 120, 8), body, 'face') +
      path(box(-196, -158, 190, 96, 4), body.tones.deep, 'opacity=".42"') +
      path(box(6, -158, 190, 96, 4), body.tones.dark, 'opacity=".35"') +
      path(oval(100, -110, 9), brass.ball) +
      leg(-190, -50, -206, 20, body) +
      leg(190, -50, 206, 20, body) +
      board(-192, 250, 22, body, 54, 44),
    () =>
      solid('M-190 -160C-240 -100 -230 -40 -190 -4Q0 26 190 -4C230 -40 240 -100 190 -160z', body, 'round') +
      disc(-180, 220, 50, 18, oak),
  ] as const
  return pick(forms, form)()
}

function desk({ form, body }: Look): string {
  const drawer = (x: number, y: number, w: number, h: number): string =>
    solid(box(x, y, w, h, 4), body, 'face') +
    stroke(box(x + 3, y + 3, w - 6, h - 6, 3), body.tones.deep, 2, 'opacity=".45"') +
    path(oval(x + w / 2, y + h / 2, 8), brass.ball)
  const top = board(-330, 270, 20, body, 36, 30)
  const forms = [
    () =>
      fourLegs(226, -300, 24, body) +
      drawer(-240, -312, 156, 66) +
      drawer(-78, -312, 156, 66) +
      drawer(84, -312, 156, 66) +
      top,
    () =>
      leg(-232, -300, -248, 26, body) +
      solid(box(60, -312, 190, 260, 6), body) +
      drawer(70, -304, 170, 76) +
      drawer(70, -222, 170, 76) +
      drawer(70, -140, 170, 76) +
      leg(80, -52, 80, 20, body) +
      leg(232, -52, 232, 20, body) +
      top,
    () =>
      stroke('M-250 0L-200 -316M-160 0L-200 -316M250 0L200 -316M160 0L200 -316', oak.tones.dark, 17) +
      solid(box(-256, -410, 512, 12, 4), body) +
      solid(sides([-250, -410], [-232, -410], [-232, -340], [-250, -340]), body, 'side') +
      solid(sides([232, -410], [250, -410], [250, -340], [232, -340]), body, 'side') +
      top,
    () =>
      stroke('M-236 0V-310M236 0V-310M-236 -40H236', iron.tones.base, 11) +
      drawer(-246, -312, 240, 60) +
      drawer(6, -312, 240, 60) +
      top,
  ] as const
  return pick(forms, form)()
}

/** Tables. */
export const tables = {
  'dining-table': { draw: dining, home: 'floor', foot: 260, roomScale: 1, focus: [-150, -280] },
  'side-table': { draw: side, home: 'floor', foot: 122, roomScale: 0.66, frontScale: 1.35, focus: [0, -280] },
  'coffee-table': { draw: coffee, home: 'floor', foot: 240, roomScale: 0.82, focus: [-100, -160] },
  desk: { draw: desk, home: 'floor', foot: 250, roomScale: 0.98, focus: [120, -290] },
} as const satisfies Record<string, Drawing>
