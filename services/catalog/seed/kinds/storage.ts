import type { Department, Kind } from '../kind.ts'

const shelf: Kind = {
  drawing: 'shelf',
  noun: { en: 'bookshelf', ko: '책장' },
  measures: [
    ['width', 60, 95],
    ['height', 120, 200],
    ['depth', 28, 36],
    ['load', 60, 90],
  ],
  facts: [['delivery', { en: 'Flat, wall fixing included', ko: '조립식, 벽 고정 부품 포함' }]],
  keywords: { en: ['bookcase', 'shelving', 'rack'], ko: ['책꽂이', '선반', '수납장'] },
  pieces: [
    ['oslo', 'oak', 44_900, ['oak', 'black']],
    ['nils', 'steel', 28_900, ['white', 'black', 'sage']],
    ['maru', 'walnut', 62_900, ['walnut']],
    ['aino', 'ash', 35_900, ['oak', 'white', 'terracotta']],
    ['gaon', 'brass', 48_900, ['brass', 'black']],
  ],
}

const cabinet: Kind = {
  drawing: 'cabinet',
  noun: { en: 'sideboard', ko: '사이드보드' },
  measures: [
    ['width', 110, 170],
    ['height', 68, 80],
    ['depth', 40, 46],
    ['weight', 32, 58],
  ],
  facts: [['delivery', { en: 'Assembled', ko: '완제품' }]],
  keywords: { en: ['cabinet', 'chest', 'credenza', 'cupboard'], ko: ['거실장', '서랍장', '수납장'] },
  pieces: [
    ['oslo', 'oak', 89_900, ['oak', 'walnut']],
    ['alma', 'rattan', 79_900, ['oak', 'black']],
    ['namu', 'walnut', 109_000, ['walnut']],
    ['elsa', 'ash', 69_900, ['sage', 'white', 'navy']],
    ['otto', 'steel', 54_900, ['mustard', 'grey', 'white']],
  ],
}

const basket: Kind = {
  drawing: 'basket',
  noun: { en: 'basket', ko: '바구니' },
  namesStuff: true,
  measures: [
    ['diameter', 28, 46],
    ['height', 24, 48],
    ['litres', 14, 48],
  ],
  keywords: { en: ['laundry basket', 'toy basket', 'log basket'], ko: ['빨래 바구니', '장난감 정리', '수납'] },
  pieces: [
    ['alma', 'rattan', 4_900, ['oak', 'sand']],
    ['bruges', 'cotton', 3_450, ['white', 'grey', 'blush']],
    ['tove', 'rattan', 5_900, ['sand', 'black']],
    ['nils', 'steel', 3_900, ['black', 'white', 'mustard']],
    ['sol', 'rattan', 6_450, ['oak', 'terracotta']],
    ['greta', 'wool', 4_250, ['grey', 'sage', 'navy']],
  ],
}

const coatRack: Kind = {
  drawing: 'coat-rack',
  noun: { en: 'coat rack', ko: '코트 걸이' },
  measures: [
    ['length', 42, 96],
    ['height', 8, 16],
    ['depth', 7, 12],
    ['load', 12, 20],
  ],
  facts: [['delivery', { en: 'With screws and plugs', ko: '나사와 칼블럭 포함' }]],
  keywords: { en: ['hooks', 'peg rail', 'hall storage'], ko: ['옷걸이', '벽걸이 훅', '현관 수납'] },
  pieces: [
    ['oslo', 'oak', 5_900, ['oak', 'black']],
    ['tove', 'beech', 3_900, ['white', 'blush', 'sage']],
    ['gaon', 'brass', 7_900, ['brass', 'walnut']],
    ['otto', 'steel', 4_900, ['black', 'terracotta', 'mustard']],
  ],
}

/** A place for everything. */
export const storage: Department = {
  categoryId: 'storage',
  code: 'STO',
  name: { en: 'Storage', ko: '수납' },
  description: {
    en: 'Shelves, sideboards, baskets and hooks, so that everything has a place and some of it can be seen.',
    ko: '모든 것에 제자리를, 보여 주고 싶은 것에는 보이는 자리를 주는 책장과 사이드보드, 바구니와 걸이.',
  },
  pictureAlt: { en: 'A sideboard with baskets', ko: '사이드보드와 바구니' },
  pictured: [
    ['cabinet', 'oak', 1],
    ['basket', 'sand', 4],
    ['basket', 'navy', 1],
  ],
  kinds: [shelf, cabinet, basket, coatRack],
}
