import type { Department, Kind } from '../kind.ts'

const candle: Kind = {
  drawing: 'candle',
  noun: { en: 'scented candle', ko: '향초' },
  measures: [
    ['height', 8, 11],
    ['grams', 180, 320],
    ['burning', 35, 60],
  ],
  keywords: { en: ['candle', 'fragrance', 'jar candle'], ko: ['캔들', '아로마', '방향'] },
  pieces: [
    ['bom', 'soy', 2_990, ['blush', 'sage']],
    ['bada', 'soy', 2_990, ['navy', 'white']],
    ['siena', 'soy', 3_250, ['terracotta', 'mustard']],
    ['fjell', 'soy', 3_450, ['black', 'grey', 'sage']],
    ['sol', 'beeswax', 3_950, ['mustard', 'sand']],
    ['margot', 'soy', 3_250, ['blush', 'white']],
  ],
}

const taper: Kind = {
  drawing: 'taper-candles',
  noun: { en: 'dinner candles', ko: '긴 양초' },
  measures: [
    ['height', 24, 30],
    ['burning', 7, 9],
    ['pieces', 4, 6],
  ],
  keywords: { en: ['taper', 'candlesticks', 'set'], ko: ['테이퍼 캔들', '식탁 초', '세트'] },
  pieces: [
    ['bruges', 'beeswax', 1_490, ['mustard', 'sand']],
    ['elsa', 'soy', 1_250, ['white', 'blush', 'sage', 'navy']],
    ['otto', 'soy', 1_390, ['black', 'grey', 'terracotta']],
  ],
}

const holder: Kind = {
  drawing: 'candle-holder',
  noun: { en: 'candle holder', ko: '촛대' },
  measures: [
    ['height', 8, 24],
    ['diameter', 7, 12],
    ['grams', 280, 900],
  ],
  keywords: { en: ['candlestick', 'tealight'], ko: ['캔들 홀더', '캔들 스틱', '티라이트'] },
  pieces: [
    ['gaon', 'brass', 3_950, ['brass', 'black']],
    ['dal', 'porcelain', 2_490, ['white', 'sage']],
    ['vela', 'marble', 3_490, ['white', 'grey']],
    ['namu', 'oak', 2_250, ['oak', 'walnut']],
    ['otto', 'iron', 2_990, ['black', 'terracotta', 'mustard']],
  ],
}

const diffuser: Kind = {
  drawing: 'diffuser',
  noun: { en: 'reed diffuser', ko: '디퓨저' },
  measures: [
    ['height', 9, 13],
    ['capacity', 120, 250],
    ['pieces', 7, 9],
  ],
  keywords: { en: ['fragrance', 'room scent', 'reeds'], ko: ['방향제', '리드 디퓨저', '아로마'] },
  pieces: [
    ['haneul', 'glass', 4_450, ['white', 'sage']],
    ['siena', 'stoneware', 4_900, ['terracotta', 'sand']],
    ['bada', 'glass', 4_450, ['navy', 'grey']],
    ['bom', 'porcelain', 4_950, ['blush', 'white']],
  ],
}

/** Light and scent. */
export const candles: Department = {
  categoryId: 'candles',
  code: 'CND',
  name: { en: 'Candles & scent', ko: '캔들과 향' },
  description: {
    en: 'Soy and beeswax, cotton wicks, and scents that stay on their side of the room.',
    ko: '소이 왁스와 밀랍, 면 심지, 그리고 앞서 나서지 않는 향기.',
  },
  pictureAlt: { en: 'A lit candle, a candle holder and a diffuser', ko: '켜 둔 향초와 촛대, 디퓨저' },
  pictured: [
    ['candle', 'sage', 0],
    ['candle-holder', 'brass', 0],
    ['diffuser', 'white', 1],
  ],
  kinds: [candle, taper, holder, diffuser],
}
