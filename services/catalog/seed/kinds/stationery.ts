import type { Department, Kind } from '../kind.ts'

const notebook: Kind = {
  drawing: 'notebook',
  noun: { en: 'notebook', ko: '노트' },
  measures: [
    ['height', 18, 25],
    ['width', 12, 18],
    ['pages', 128, 192],
  ],
  facts: [['ruling', { en: 'Dotted, opens flat', ko: '도트, 180도 펼침' }]],
  keywords: { en: ['journal', 'diary', 'sketchbook'], ko: ['공책', '다이어리', '일기장'] },
  pieces: [
    ['lille', 'paper', 1_490, ['navy', 'mustard', 'sage', 'blush']],
    ['ines', 'leather', 3_950, ['walnut', 'black']],
    ['haneul', 'hanji', 2_490, ['white', 'grey', 'terracotta']],
    ['margot', 'linen', 2_190, ['blush', 'sand', 'navy']],
    ['otto', 'paper', 1_250, ['black', 'white', 'mustard']],
    ['bom', 'paper', 1_350, ['sage', 'blush']],
  ],
}

const pen: Kind = {
  drawing: 'pen',
  noun: { en: 'pen', ko: '펜' },
  measures: [
    ['length', 13, 15],
    ['grams', 16, 38],
  ],
  facts: [['nib', { en: '0.5 mm, refillable', ko: '0.5mm, 리필 가능' }]],
  keywords: { en: ['ballpoint', 'fountain pen', 'rollerball'], ko: ['볼펜', '만년필', '필기구'] },
  pieces: [
    ['gaon', 'brass', 3_950, ['brass', 'black']],
    ['lille', 'steel', 1_950, ['navy', 'sage', 'terracotta', 'mustard']],
    ['namu', 'walnut', 2_990, ['walnut', 'oak']],
    ['otto', 'steel', 2_490, ['black', 'white', 'grey']],
  ],
}

const organiser: Kind = {
  drawing: 'desk-organiser',
  noun: { en: 'desk organiser', ko: '데스크 오거나이저' },
  measures: [
    ['width', 14, 28],
    ['height', 9, 12],
    ['depth', 8, 14],
  ],
  keywords: { en: ['pen holder', 'pencil cup', 'desk tidy'], ko: ['연필꽂이', '책상 정리', '펜 트레이'] },
  pieces: [
    ['namu', 'oak', 3_490, ['oak', 'walnut']],
    ['nils', 'steel', 2_490, ['black', 'sage', 'mustard']],
    ['aino', 'stoneware', 2_790, ['white', 'terracotta', 'blush']],
    ['ines', 'leather', 4_450, ['walnut', 'black']],
  ],
}

const cards: Kind = {
  drawing: 'cards',
  noun: { en: 'letter set', ko: '편지지 세트' },
  measures: [
    ['height', 15, 21],
    ['width', 10, 15],
    ['pieces', 8, 16],
  ],
  keywords: { en: ['cards', 'envelopes', 'writing paper', 'greeting card'], ko: ['카드', '봉투', '엽서'] },
  pieces: [
    ['lille', 'paper', 1_250, ['white', 'blush', 'navy']],
    ['haneul', 'hanji', 1_690, ['sand', 'sage']],
    ['bom', 'paper', 1_190, ['blush', 'mustard']],
    ['sora', 'hanji', 1_790, ['terracotta', 'grey']],
  ],
}

/** Paper and what goes on it. */
export const stationery: Department = {
  categoryId: 'stationery',
  code: 'PAP',
  name: { en: 'Stationery', ko: '문구' },
  description: {
    en: 'Paper worth a first line, pens worth refilling, and a tidy desk to put off the work at.',
    ko: '첫 줄을 쓰고 싶은 종이, 리필해 쓰는 펜, 일을 미루기 좋은 단정한 책상.',
  },
  pictureAlt: { en: 'A notebook, pencils and letters', ko: '노트와 연필, 편지지' },
  pictured: [
    ['notebook', 'navy', 0],
    ['desk-organiser', 'terracotta', 2],
    ['cards', 'mustard', 2],
  ],
  kinds: [notebook, pen, organiser, cards],
}
