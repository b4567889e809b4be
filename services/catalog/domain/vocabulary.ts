import type { Localised } from './catalogue.ts'

/** What the shop calls its colours; also found by search. */
export const colourNames: Readonly<Record<string, Localised>> = {
  white: { en: 'White', ko: '화이트' },
  black: { en: 'Black', ko: '블랙' },
  grey: { en: 'Grey', ko: '그레이' },
  oak: { en: 'Oak', ko: '오크' },
  walnut: { en: 'Walnut', ko: '월넛' },
  brass: { en: 'Brass', ko: '브라스' },
  terracotta: { en: 'Terracotta', ko: '테라코타' },
  sage: { en: 'Sage', ko: '세이지' },
  navy: { en: 'Navy', ko: '네이비' },
  blush: { en: 'Blush', ko: '블러시' },
  mustard: { en: 'Mustard', ko: '머스터드' },
  sand: { en: 'Sand', ko: '샌드' },
}

/** What the shop calls its materials; also found by search. */
export const materialNames: Readonly<Record<string, Localised>> = {
  wood: { en: 'Wood', ko: '원목' },
  metal: { en: 'Metal', ko: '금속' },
  glass: { en: 'Glass', ko: '유리' },
  ceramic: { en: 'Ceramic', ko: '도자기' },
  linen: { en: 'Linen', ko: '리넨' },
  cotton: { en: 'Cotton', ko: '면' },
  wool: { en: 'Wool', ko: '울' },
  paper: { en: 'Paper', ko: '종이' },
  leather: { en: 'Leather', ko: '가죽' },
  stone: { en: 'Stone', ko: '석재' },
  rattan: { en: 'Rattan', ko: '라탄' },
  wax: { en: 'Wax', ko: '왁스' },
}
