import { type Colour, mix, palette, shade, type Tones } from './palette.ts'

type Maker = (id: string, tones: Tones) => string

const stop = (offset: number, colour: string, opacity = 1): string =>
  `<stop offset="${offset}" stop-color="${colour}"${opacity === 1 ? '' : ` stop-opacity="${opacity}"`}/>`
const across = (id: string, ...stops: readonly string[]): string =>
  `<linearGradient id="${id}">${stops.join('')}</linearGradient>`
const down = (id: string, ...stops: readonly string[]): string =>
  `<linearGradient id="${id}" x2="0" y2="1">${stops.join('')}</linearGradient>`
const tile = (id: string, w: number, h: number, inside: string, transform = ''): string =>
  `<pattern id="${id}" width="${w}" height="${h}" patternUnits="userSpaceOnUse"${transform && ` patternTransform="${transform}"`}>${inside}</pattern>`
const hair = (d: string, colour: string, width: number, opacity: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-opacity="${opacity}"/>`

const makers: Readonly<Record<string, Maker>> = {
  face: (id, { light, base, dark }) =>
    `<linearGradient id="${id}" x2=".6" y2="1">${stop(0, mix(light, base, 0.35))}${stop(0.55, base)}${stop(1, mix(base, dark, 0.55))}</linearGradient>`,
  round: (id, { light, base, dark }) =>
    across(id, stop(0, mix(base, dark, 0.3)), stop(0.26, light), stop(0.58, base), stop(1, dark)),
  ball: (id, { light, base, dark, deep }) =>
    `<radialGradient id="${id}" cx=".34" cy=".28" r=".85">${stop(0, light)}${stop(0.45, base)}${stop(0.85, dark)}${stop(1, mix(dark, deep, 0.4))}</radialGradient>`,
  shine: (id, { light, base, dark, deep }) =>
    across(
      id,
      stop(0, dark),
      stop(0.14, base),
      stop(0.26, mix(light, '#ffffff', 0.55)),
      stop(0.36, base),
      stop(0.7, mix(base, dark, 0.5)),
      stop(0.88, mix(dark, deep, 0.35)),
      stop(0.96, base),
      stop(1, dark),
    ),
  clear: (id, { light, base, dark }) =>
    across(
      id,
      stop(0, dark, 0.62),
      stop(0.1, base, 0.42),
      stop(0.24, '#ffffff', 0.62),
      stop(0.34, light, 0.3),
      stop(0.75, base, 0.38),
      stop(1, dark, 0.66),
    ),
  grain: (id, { dark }) =>
    tile(id, 90, 24, hair('M0 5C20 1 40 9 90 5M0 12C30 17 50 8 90 12M0 19C25 16 60 23 90 19', dark, 1.3, 0.34)),
  stand: (id, { dark }) =>
    tile(id, 24, 90, hair('M5 0C1 20 9 40 5 90M12 0C17 30 8 50 12 90M19 0C16 25 23 60 19 90', dark, 1.3, 0.34)),
  speckle: (id, { deep, light }) =>
    tile(
      id,
      64,
      64,
      `<g fill="${deep}" fill-opacity=".3"><circle cx="9" cy="12" r="1.5"/><circle cx="34" cy="6" r="1"/><circle cx="52" cy="25" r="1.7"/><circle cx="21" cy="37" r="1.1"/><circle cx="43" cy="49" r="1.4"/><circle cx="7" cy="56" r="1"/></g><circle cx="29" cy="22" r="1.2" fill="${light}" fill-opacity=".6"/>`,
    ),
  weave: (id, { dark, light }) =>
    tile(id, 8, 8, hair('M0 2h8M0 6h8', dark, 1, 0.22) + hair('M2 0v8M6 0v8', light, 1, 0.4)),
  rib: (id, { dark }) => tile(id, 7, 7, hair('M3.5 0v7', dark, 1.6, 0.16)),
  knit: (id, { dark, light }) =>
    tile(id, 14, 12, hair('M0 2l7 7 7-7', dark, 2.4, 0.26) + hair('M0 -1l7 7 7-7', light, 1.6, 0.4)),
  fibre: (id, { dark, light }) =>
    tile(
      id,
      70,
      70,
      hair('M6 10l14 5M40 4l9 11M22 40l16-4M55 34l6 14M10 60l12-2M44 62l12 3', dark, 1, 0.22) +
        hair('M28 18l12 2M4 34l9 5M60 58l7-8', light, 1.2, 0.7),
    ),
  pore: (id, { deep }) =>
    tile(
      id,
      18,
      18,
      `<g fill="${deep}" fill-opacity=".16"><circle cx="3" cy="4" r="1.2"/><circle cx="12" cy="2" r=".9"/><circle cx="8" cy="10" r="1.2"/><circle cx="16" cy="12" r="1"/><circle cx="4" cy="15" r=".9"/></g>`,
    ),
  vein: (id, { deep, light }) =>
    tile(
      id,
      190,
      150,
      hair('M-5 30C40 20 60 70 110 60S170 100 195 92M40 150C60 120 50 100 80 62', deep, 1.4, 0.26) +
        hair('M0 110C50 90 90 140 190 118M120 0C110 30 140 40 130 62', light, 2.4, 0.55),
    ),
  cane: (id, { deep, light }) =>
    tile(
      id,
      18,
      18,
      hair('M0 9h18M9 0v18', deep, 1.8, 0.34) +
        hair('M0 0l18 18M18 0L0 18', deep, 1.3, 0.26) +
        hair('M0 7h18M7 0v18', light, 1, 0.6),
    ),
  paper: (id, { paper, arch }) => down(id, stop(0, mix(paper, '#fffaf2', 0.5)), stop(1, mix(paper, arch, 0.25))),
  arch: (id, { arch, paper }) => down(id, stop(0, arch), stop(1, mix(arch, paper, 0.45))),
  floor: (id, { arch, paper, base }) =>
    down(id, stop(0, mix(mix(arch, paper, 0.2), base, 0.1)), stop(1, mix(paper, arch, 0.3))),
}

const fixtures: Readonly<Record<string, string>> = {
  ground: `<radialGradient id="ground">${stop(0, shade, 0.42)}${stop(0.55, shade, 0.2)}${stop(1, shade, 0)}</radialGradient>`,
  cast: across('cast', stop(0, shade, 0.3), stop(1, shade, 0)),
  glow: `<radialGradient id="glow">${stop(0, '#ffe9b8', 0.85)}${stop(0.5, '#ffe2a6', 0.3)}${stop(1, '#ffe2a6', 0)}</radialGradient>`,
  sky: down('sky', stop(0, '#cfe0e6'), stop(1, '#f2ece0')),
  day: `<linearGradient id="day" x2="1" y2="1">${stop(0, '#fff6df', 0.75)}${stop(1, '#fff6df', 0)}</linearGradient>`,
  pane: `<linearGradient id="pane" x2="1" y2="1">${stop(0, '#f4f6f2')}${stop(0.5, '#cfd8d8')}${stop(1, '#e9ebe4')}</linearGradient>`,
}

/** Writes the definitions that some markup refers to, and no others, in the order they are first used. */
export function definitions(markup: string): string {
  const used = new Set(Array.from(markup.matchAll(/url\(#([a-z-]+)\)/g), ([, id]) => id ?? ''))
  return [...used].map(definition).join('')
}

function definition(id: string): string {
  const fixture = fixtures[id]
  if (fixture !== undefined) return fixture
  const [maker = '', colour = ''] = id.split('-')
  const make = makers[maker]
  const tones = palette[colour as Colour]
  if (make === undefined || tones === undefined) throw new Error(`No definition of ${id}.`)
  return make(id, tones)
}
