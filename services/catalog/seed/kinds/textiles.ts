import type { Department, Kind } from '../kind.ts'

const cushion: Kind = {
  drawing: 'cushion',
  noun: { en: 'cushion', ko: '쿠션' },
  namesStuff: true,
  measures: [
    ['width', 45, 60],
    ['height', 40, 50],
  ],
  facts: [['filling', { en: 'Feather, cover with zip', ko: '깃털, 지퍼형 커버' }]],
  keywords: { en: ['pillow', 'sofa cushion', 'throw pillow'], ko: ['베개', '소파 쿠션', '방석'] },
  pieces: [
    ['haneul', 'linen', 3_900, ['white', 'sage', 'navy', 'sand']],
    ['greta', 'wool', 4_900, ['grey', 'mustard', 'terracotta']],
    ['bom', 'cotton', 2_990, ['blush', 'sage', 'mustard']],
    ['elsa', 'boucle', 5_450, ['white', 'sand']],
    ['siena', 'linen', 4_250, ['terracotta', 'mustard']],
    ['bada', 'cotton', 3_490, ['navy', 'white', 'grey']],
    ['margot', 'linen', 3_950, ['blush', 'sand', 'sage']],
  ],
}

const throwKind: Kind = {
  drawing: 'throw',
  noun: { en: 'throw', ko: '스로우' },
  namesStuff: true,
  measures: [
    ['width', 120, 140],
    ['length', 170, 200],
    ['grams', 780, 1_400],
  ],
  keywords: { en: ['blanket', 'plaid', 'bedspread'], ko: ['담요', '블랭킷', '무릎 담요'] },
  pieces: [
    ['haneul', 'linen', 8_900, ['sand', 'sage', 'white']],
    ['kerry', 'wool', 11_900, ['grey', 'mustard', 'navy']],
    ['fjell', 'wool', 12_900, ['terracotta', 'sage', 'black']],
    ['bruges', 'cotton', 6_900, ['white', 'blush', 'grey']],
    ['greta', 'boucle', 13_900, ['white', 'mustard']],
    ['margot', 'cotton', 7_450, ['sand', 'navy', 'blush']],
  ],
}

const rug: Kind = {
  drawing: 'rug',
  noun: { en: 'rug', ko: '러그' },
  namesStuff: true,
  measures: [['density', 1_600, 2_800]],
  facts: [['delivery', { en: 'Rolled, lies flat within a day', ko: '말아서 배송, 하루면 평평해짐' }]],
  keywords: { en: ['carpet', 'runner', 'floor covering'], ko: ['카펫', '양탄자', '바닥 깔개'] },
  sizes: [
    { letter: 'S', name: { en: '140 × 200 cm', ko: '140 × 200 cm' }, factor: 1 },
    { letter: 'L', name: { en: '200 × 300 cm', ko: '200 × 300 cm' }, factor: 1.9 },
  ],
  pieces: [
    ['fjell', 'wool', 32_900, ['white', 'grey']],
    ['siena', 'wool', 36_900, ['terracotta', 'mustard']],
    ['bada', 'cotton', 18_900, ['navy', 'sand']],
    ['maru', 'wool', 29_900, ['sage', 'sand']],
    ['alma', 'rattan', 21_900, ['oak']],
    ['tove', 'cotton', 16_900, ['blush', 'grey']],
  ],
}

const bedLinen: Kind = {
  drawing: 'bed-linen',
  noun: { en: 'bed set', ko: '침구 세트' },
  namesStuff: true,
  measures: [
    ['density', 125, 185],
    ['pieces', 3, 3],
  ],
  keywords: { en: ['bedding', 'duvet cover', 'pillowcase', 'sheets'], ko: ['이불 커버', '베갯잇', '침구'] },
  sizes: [
    { letter: 'S', name: { en: 'single', ko: '싱글' }, factor: 1 },
    { letter: 'D', name: { en: 'double', ko: '더블' }, factor: 1.45 },
  ],
  pieces: [
    ['haneul', 'linen', 13_900, ['white', 'sage']],
    ['bruges', 'cotton', 7_900, ['white', 'grey']],
    ['margot', 'linen', 14_900, ['blush', 'sand']],
    ['bada', 'cotton', 8_900, ['navy']],
  ],
}

/** Soft things. */
export const textiles: Department = {
  categoryId: 'textiles',
  code: 'TEX',
  name: { en: 'Textiles', ko: '패브릭' },
  description: {
    en: 'Linen that softens, wool that lasts, and cushions that change a room for the price of lunch.',
    ko: '쓸수록 부드러워지는 리넨, 오래가는 울, 점심값으로 방의 표정을 바꾸는 쿠션.',
  },
  pictureAlt: { en: 'Cushions and a folded throw', ko: '쿠션과 개어 놓은 스로우' },
  pictured: [
    ['cushion', 'terracotta', 4],
    ['throw', 'sage', 5],
    ['cushion', 'mustard', 2],
  ],
  kinds: [cushion, throwKind, rug, bedLinen],
}
