/** The size that sharing sites ask for, in pixels (Open Graph). */
export const cardSize = { width: 1200, height: 630 } as const

/** The house's paper, clay and ink, as in the tokens of its styles. */
const paper = '#faf7f2'
const clay = '#a5452b'
const ink = '#241f1a'
const line = '#e2d9cb'

/** The glass roof of the favicon, on a square of 32. */
const emblem = 'M7 25V15a9 9 0 0 1 18 0v10M7 15h18M16 6v19M11.5 8v7M20.5 8v7'

/** Letters as strokes above a baseline, with what each moves the pen on. A font would have to be there; these always are. */
const a = { d: 'M56-28A28 28 0 1 1 0-28A28 28 0 1 1 56-28M56-56V0', advance: 82 }
const l = { d: 'M0-96V0', advance: 26 }
const letters = {
  G: { d: 'M82-76A47 47 0 1 0 94-44H54', advance: 120 },
  a,
  l,
  e: { d: 'M0-29H56A28 28 0 1 0 48-8', advance: 82 },
  r: { d: 'M0-56V0M0-32C2-48 14-57 30-54', advance: 46 },
  i: { d: 'M0-56V0M0-80V-79', advance: 26 },
} as const
const word = ['G', 'a', 'l', 'l', 'e', 'r', 'i', 'a'] as const

/** The picture of a shared link as SVG: the product's own picture, and the shop's name beside it. `art` is an SVG document. */
export function cardOf(art: string): string {
  const { width, height } = cardSize
  const href = `data:image/svg+xml;base64,${Buffer.from(art).toString('base64')}`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="${paper}"/><image href="${href}" x="${width - height}" width="${height}" height="${height}" preserveAspectRatio="xMidYMid slice"/><path d="M${width - height} 0V${height}" stroke="${line}" stroke-width="2"/>${nameplate()}</svg>`
}

function nameplate(): string {
  let at = 0
  const strokes = word.map((name) => {
    const { d, advance } = letters[name]
    const stroke = `<path d="${d}" transform="translate(${at})"/>`
    at += advance
    return stroke
  })
  return `<g transform="translate(80 190) scale(3.4)"><rect width="32" height="32" rx="8" fill="${clay}"/><path d="${emblem}" fill="none" stroke="${paper}" stroke-width="1.8" stroke-linecap="round"/></g><g transform="translate(85 446) scale(.9)" fill="none" stroke="${ink}" stroke-width="11" stroke-linecap="round" stroke-linejoin="round">${strokes.join('')}</g>`
}
