import type { Department, Kind } from '../kind.ts'

const flatPacked = ['delivery', { en: 'Flat, four bolts to tighten', ko: '조립식, 볼트 네 개만 조이면 완성' }] as const

const dining: Kind = {
  drawing: 'dining-table',
  noun: { en: 'dining table', ko: '식탁' },
  measures: [
    ['length', 140, 220],
    ['width', 80, 95],
    ['height', 73, 75],
    ['seats', 4, 8],
  ],
  facts: [flatPacked],
  keywords: { en: ['kitchen table', 'family table'], ko: ['다이닝 테이블', '주방 테이블', '4인용', '6인용'] },
  pieces: [
    ['oslo', 'oak', 89_900, ['oak', 'black']],
    ['maru', 'walnut', 119_000, ['walnut', 'oak']],
    ['vela', 'marble', 149_000, ['white', 'black']],
    ['nils', 'ash', 64_900, ['white', 'sage', 'oak']],
    ['namu', 'oak', 98_900, ['oak', 'walnut']],
  ],
}

const side: Kind = {
  drawing: 'side-table',
  noun: { en: 'side table', ko: '사이드 테이블' },
  measures: [
    ['diameter', 36, 50],
    ['height', 45, 58],
    ['weight', 4, 12],
  ],
  keywords: { en: ['bedside table', 'end table', 'nightstand'], ko: ['협탁', '보조 테이블', '침대 옆 테이블'] },
  pieces: [
    ['otto', 'steel', 11_900, ['black', 'terracotta', 'mustard']],
    ['aino', 'ash', 13_900, ['oak', 'white']],
    ['vela', 'travertine', 28_900, ['sand', 'grey']],
    ['gaon', 'brass', 22_900, ['brass']],
    ['dal', 'stoneware', 18_900, ['white', 'sage', 'navy']],
    ['maru', 'walnut', 19_900, ['walnut', 'oak']],
  ],
}

const coffee: Kind = {
  drawing: 'coffee-table',
  noun: { en: 'coffee table', ko: '커피 테이블' },
  measures: [
    ['length', 80, 120],
    ['width', 55, 80],
    ['height', 34, 42],
    ['weight', 12, 26],
  ],
  facts: [flatPacked],
  keywords: { en: ['sofa table', 'low table', 'living room table'], ko: ['소파 테이블', '거실 테이블', '좌식 테이블'] },
  pieces: [
    ['fjell', 'oak', 32_900, ['oak', 'walnut']],
    ['siena', 'travertine', 54_900, ['sand', 'terracotta']],
    ['juno', 'glass', 38_900, ['grey', 'sage']],
    ['maru', 'walnut', 42_900, ['walnut', 'black']],
    ['alma', 'rattan', 29_900, ['oak', 'white']],
  ],
}

const desk: Kind = {
  drawing: 'desk',
  noun: { en: 'writing desk', ko: '책상' },
  measures: [
    ['width', 110, 140],
    ['depth', 55, 65],
    ['height', 73, 75],
    ['weight', 18, 30],
  ],
  facts: [flatPacked],
  keywords: { en: ['work table', 'home office', 'bureau'], ko: ['서재', '작업대', '홈오피스'] },
  pieces: [
    ['lille', 'oak', 49_900, ['oak', 'white']],
    ['namu', 'walnut', 68_900, ['walnut']],
    ['nils', 'ash', 39_900, ['sage', 'black', 'white']],
    ['gaon', 'oak', 57_900, ['oak', 'navy']],
  ],
}

/** Tables to gather at. */
export const tables: Department = {
  categoryId: 'tables',
  code: 'TBL',
  name: { en: 'Tables', ko: '테이블' },
  description: {
    en: 'Tables for long suppers, short notes and the cup you put down without looking.',
    ko: '긴 저녁 식사와 짧은 메모, 그리고 보지 않고도 내려놓는 찻잔을 위한 테이블.',
  },
  pictureAlt: { en: 'A dining table with two smaller ones', ko: '식탁과 작은 테이블 두 개' },
  pictured: [
    ['dining-table', 'oak', 0],
    ['side-table', 'terracotta', 0],
    ['coffee-table', 'walnut', 3],
  ],
  kinds: [dining, side, coffee, desk],
}
