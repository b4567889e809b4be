import type { Department, Kind } from '../kind.ts'

const carafe: Kind = {
  drawing: 'carafe',
  noun: { en: 'carafe', ko: '카라페' },
  tableware: true,
  measures: [
    ['height', 20, 30],
    ['diameter', 9, 13],
    ['capacity', 700, 1_300],
  ],
  keywords: { en: ['decanter', 'jug', 'water bottle', 'pitcher'], ko: ['물병', '디캔터', '저그'] },
  pieces: [
    ['juno', 'glass', 4_450, ['grey', 'sage', 'blush']],
    ['bada', 'glass', 3_950, ['navy', 'white']],
    ['otto', 'glass', 4_900, ['black', 'mustard']],
    ['margot', 'glass', 5_450, ['blush', 'sage']],
    ['nils', 'glass', 3_490, ['white', 'grey']],
  ],
}

const tumbler: Kind = {
  drawing: 'tumblers',
  noun: { en: 'tumblers', ko: '텀블러 잔' },
  tableware: true,
  measures: [
    ['height', 8, 12],
    ['capacity', 220, 340],
    ['pieces', 2, 4],
  ],
  keywords: { en: ['glasses', 'water glass', 'drinking glass', 'set'], ko: ['유리컵', '물잔', '세트'] },
  pieces: [
    ['juno', 'glass', 2_990, ['sage', 'blush', 'mustard']],
    ['bada', 'glass', 2_490, ['navy', 'white']],
    ['dal', 'glass', 3_450, ['white', 'grey']],
    ['sol', 'glass', 2_790, ['mustard', 'terracotta']],
    ['nils', 'glass', 1_990, ['grey', 'sage']],
  ],
}

const wineGlass: Kind = {
  drawing: 'wine-glasses',
  noun: { en: 'wine glasses', ko: '와인잔' },
  tableware: true,
  measures: [
    ['height', 16, 24],
    ['capacity', 280, 520],
    ['pieces', 2, 2],
  ],
  keywords: { en: ['stemware', 'goblet', 'coupe', 'set'], ko: ['고블릿', '샴페인잔', '세트'] },
  pieces: [
    ['juno', 'glass', 3_950, ['white', 'blush']],
    ['margot', 'glass', 4_450, ['sage', 'mustard']],
    ['vela', 'glass', 4_900, ['grey', 'white']],
    ['otto', 'glass', 3_490, ['black', 'navy']],
  ],
}

/** Glass, mouth-blown. */
export const glassware: Department = {
  categoryId: 'glassware',
  code: 'GLS',
  name: { en: 'Glassware', ko: '유리' },
  description: {
    en: 'Mouth-blown in small batches, with the odd bubble left in to prove it.',
    ko: '조금씩 입으로 불어 만듭니다. 가끔 남은 작은 기포가 그 증거입니다.',
  },
  pictureAlt: { en: 'A carafe with glasses', ko: '카라페와 유리잔' },
  pictured: [
    ['carafe', 'blush', 0],
    ['tumblers', 'sage', 1],
    ['wine-glasses', 'white', 0],
  ],
  kinds: [carafe, tumbler, wineGlass],
}
