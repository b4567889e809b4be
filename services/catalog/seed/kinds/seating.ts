import type { Department, Kind } from '../kind.ts'

const armchair: Kind = {
  drawing: 'armchair',
  noun: { en: 'armchair', ko: '암체어' },
  measures: [
    ['width', 68, 82],
    ['depth', 72, 84],
    ['seat', 38, 43],
    ['weight', 14, 24],
  ],
  facts: [['delivery', { en: 'Assembled', ko: '완제품' }]],
  keywords: { en: ['easy chair', 'reading chair', 'lounge chair'], ko: ['안락의자', '독서 의자', '라운지 체어'] },
  pieces: [
    ['oslo', 'linen', 64_900, ['sand', 'sage', 'grey']],
    ['greta', 'boucle', 72_900, ['white', 'blush']],
    ['ines', 'leather', 98_900, ['walnut', 'black']],
    ['maru', 'walnut', 58_900, ['navy', 'mustard', 'terracotta']],
    ['vela', 'wool', 69_900, ['terracotta', 'navy']],
    ['alma', 'rattan', 45_900, ['oak', 'black']],
  ],
}

const chair: Kind = {
  drawing: 'dining-chair',
  noun: { en: 'dining chair', ko: '식탁 의자' },
  measures: [
    ['height', 76, 86],
    ['width', 44, 54],
    ['seat', 44, 46],
    ['weight', 4, 7],
  ],
  facts: [['delivery', { en: 'Assembled', ko: '완제품' }]],
  keywords: { en: ['kitchen chair', 'side chair'], ko: ['다이닝 체어', '의자', '주방 의자'] },
  pieces: [
    ['tove', 'beech', 14_900, ['oak', 'black', 'white', 'sage']],
    ['namu', 'oak', 18_900, ['oak', 'walnut']],
    ['nils', 'steel', 12_900, ['black', 'mustard', 'navy']],
    ['maru', 'walnut', 21_900, ['walnut']],
    ['elsa', 'ash', 15_900, ['blush', 'white', 'grey']],
    ['alma', 'rattan', 19_900, ['oak', 'black']],
  ],
}

const stool: Kind = {
  drawing: 'stool',
  noun: { en: 'stool', ko: '스툴' },
  measures: [
    ['height', 42, 66],
    ['diameter', 30, 38],
    ['load', 110, 130],
    ['weight', 3, 6],
  ],
  keywords: { en: ['bar stool', 'side stool', 'small seat'], ko: ['보조 의자', '바 스툴', '작은 의자'] },
  pieces: [
    ['aino', 'beech', 8_900, ['oak', 'black', 'sage']],
    ['namu', 'oak', 10_900, ['oak', 'walnut']],
    ['otto', 'steel', 9_500, ['black', 'white', 'terracotta']],
    ['greta', 'boucle', 16_900, ['white', 'sand']],
    ['dal', 'stoneware', 18_900, ['white', 'navy', 'sage']],
    ['tove', 'ash', 7_900, ['mustard', 'blush', 'grey']],
  ],
}

const bench: Kind = {
  drawing: 'bench',
  noun: { en: 'bench', ko: '벤치' },
  measures: [
    ['length', 98, 150],
    ['depth', 32, 40],
    ['height', 43, 46],
    ['weight', 8, 16],
  ],
  keywords: { en: ['hall bench', 'dining bench'], ko: ['현관 벤치', '식탁 벤치', '긴 의자'] },
  pieces: [
    ['oslo', 'oak', 27_900, ['oak', 'black']],
    ['maru', 'walnut', 34_900, ['walnut', 'oak']],
    ['ines', 'leather', 39_900, ['walnut', 'black']],
    ['elsa', 'ash', 22_900, ['white', 'sage', 'navy']],
    ['alma', 'rattan', 26_900, ['oak']],
  ],
}

/** Somewhere to sit. */
export const seating: Department = {
  categoryId: 'seating',
  code: 'SEA',
  name: { en: 'Seating', ko: '의자' },
  description: {
    en: 'Chairs to linger in, stools that are always in the right place, and benches for pulling boots off.',
    ko: '오래 머물고 싶은 의자, 늘 제자리에 있는 스툴, 신발을 벗기 좋은 벤치.',
  },
  pictureAlt: { en: 'An armchair with a chair and a stool', ko: '암체어와 식탁 의자, 스툴' },
  pictured: [
    ['armchair', 'mustard', 0],
    ['dining-chair', 'oak', 0],
    ['stool', 'navy', 4],
  ],
  kinds: [armchair, chair, stool, bench],
}
