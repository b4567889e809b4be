import type { Department, Kind } from '../kind.ts'

const box: Kind = {
  drawing: 'gift-box',
  noun: { en: 'gift box', ko: '선물 상자' },
  measures: [
    ['width', 22, 34],
    ['height', 10, 16],
    ['pieces', 3, 6],
  ],
  facts: [['delivery', { en: 'Wrapped, with a blank card', ko: '포장 완료, 빈 카드 동봉' }]],
  keywords: { en: ['present', 'gift set', 'hamper'], ko: ['선물', '선물 세트', '집들이'] },
  pieces: [
    ['bom', 'paper', 4_900, ['blush', 'sage']],
    ['dal', 'hanji', 5_900, ['white', 'navy']],
    ['siena', 'paper', 5_450, ['terracotta', 'mustard']],
    ['fjell', 'paper', 6_900, ['grey', 'sage', 'black']],
    ['margot', 'paper', 4_450, ['blush', 'sand']],
    ['sol', 'paper', 5_950, ['mustard', 'white']],
  ],
}

const ornament: Kind = {
  drawing: 'ornament',
  noun: { en: 'ornaments', ko: '오너먼트' },
  measures: [
    ['diameter', 6, 10],
    ['grams', 40, 120],
    ['pieces', 3, 6],
  ],
  keywords: { en: ['bauble', 'tree decoration', 'christmas'], ko: ['트리 장식', '크리스마스', '장식'] },
  pieces: [
    ['juno', 'glass', 2_490, ['mustard', 'blush', 'sage']],
    ['haneul', 'hanji', 1_890, ['white', 'terracotta']],
    ['gaon', 'brass', 2_990, ['brass']],
    ['tove', 'beech', 1_690, ['oak', 'navy']],
  ],
}

const keyring: Kind = {
  drawing: 'key-ring',
  noun: { en: 'key ring', ko: '키링' },
  measures: [
    ['length', 9, 13],
    ['grams', 18, 42],
  ],
  keywords: { en: ['key fob', 'key chain', 'small gift'], ko: ['열쇠고리', '키홀더', '작은 선물'] },
  pieces: [
    ['ines', 'leather', 1_690, ['walnut', 'black', 'terracotta']],
    ['gaon', 'brass', 1_950, ['brass']],
    ['namu', 'oak', 1_290, ['oak', 'walnut']],
    ['sora', 'cotton', 1_190, ['mustard', 'sage', 'navy']],
  ],
}

/** For someone else, or not. */
export const gifts: Department = {
  categoryId: 'gifts',
  code: 'GFT',
  name: { en: 'Gifts', ko: '선물' },
  description: {
    en: 'Ready to hand over: boxes with something inside, and small things that fit a pocket or a branch.',
    ko: '바로 건넬 수 있는 것들. 속이 찬 선물 상자와 주머니나 나뭇가지에 어울리는 작은 것들.',
  },
  pictureAlt: { en: 'Wrapped boxes and ornaments', ko: '포장한 선물 상자와 오너먼트' },
  pictured: [
    ['gift-box', 'blush', 0],
    ['gift-box', 'navy', 1],
    ['ornament', 'mustard', 0],
  ],
  kinds: [box, ornament, keyring],
}
