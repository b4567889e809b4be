import type { Colour, Text } from './types.ts'

/** How a colour is called on the page and in a SKU. */
export const colourWords: Readonly<Record<Colour, { readonly code: string; readonly name: Text }>> = {
  white: { code: 'WHT', name: { en: 'White', ko: '화이트' } },
  black: { code: 'BLK', name: { en: 'Black', ko: '블랙' } },
  grey: { code: 'GRY', name: { en: 'Grey', ko: '그레이' } },
  oak: { code: 'OAK', name: { en: 'Oak', ko: '오크' } },
  walnut: { code: 'WAL', name: { en: 'Walnut', ko: '월넛' } },
  brass: { code: 'BRS', name: { en: 'Brass', ko: '브라스' } },
  terracotta: { code: 'TER', name: { en: 'Terracotta', ko: '테라코타' } },
  sage: { code: 'SAG', name: { en: 'Sage', ko: '세이지' } },
  navy: { code: 'NVY', name: { en: 'Navy', ko: '네이비' } },
  blush: { code: 'BLS', name: { en: 'Blush', ko: '블러시' } },
  mustard: { code: 'MUS', name: { en: 'Mustard', ko: '머스터드' } },
  sand: { code: 'SND', name: { en: 'Sand', ko: '샌드' } },
}
