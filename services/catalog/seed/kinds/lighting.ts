import type { Department, Kind } from '../kind.ts'

const bulb = ['bulb', { en: 'E27, up to 8 W LED', ko: 'E27, LED 최대 8W' }] as const

const pendant: Kind = {
  drawing: 'pendant-lamp',
  noun: { en: 'pendant lamp', ko: '펜던트 조명' },
  measures: [
    ['diameter', 28, 52],
    ['height', 20, 38],
    ['cable', 150, 220],
    ['weight', 1, 3],
  ],
  facts: [bulb],
  keywords: { en: ['hanging lamp', 'ceiling light', 'dining light'], ko: ['펜던트', '천장등', '식탁등'] },
  pieces: [
    ['haneul', 'hanji', 12_900, ['white', 'sand']],
    ['otto', 'steel', 14_900, ['black', 'sage', 'mustard', 'white']],
    ['alma', 'rattan', 13_900, ['oak', 'sand']],
    ['gaon', 'brass', 18_900, ['brass', 'black']],
    ['juno', 'glass', 16_900, ['sage', 'blush', 'grey']],
    ['dal', 'porcelain', 15_900, ['white', 'terracotta', 'navy']],
  ],
}

const floorLamp: Kind = {
  drawing: 'floor-lamp',
  noun: { en: 'floor lamp', ko: '플로어 램프' },
  measures: [
    ['height', 138, 168],
    ['diameter', 32, 46],
    ['weight', 4, 9],
  ],
  facts: [bulb],
  keywords: { en: ['standing lamp', 'reading light', 'standard lamp'], ko: ['장스탠드', '독서등', '스탠드'] },
  pieces: [
    ['fjell', 'oak', 19_900, ['oak', 'walnut']],
    ['nils', 'steel', 17_900, ['black', 'white', 'sage']],
    ['gaon', 'brass', 24_900, ['brass']],
    ['maru', 'hanji', 16_900, ['walnut', 'oak']],
    ['greta', 'ash', 15_900, ['blush', 'navy', 'grey']],
  ],
}

const tableLamp: Kind = {
  drawing: 'table-lamp',
  noun: { en: 'table lamp', ko: '테이블 램프' },
  measures: [
    ['height', 32, 54],
    ['diameter', 20, 34],
    ['weight', 1, 4],
  ],
  facts: [bulb],
  keywords: { en: ['desk lamp', 'bedside lamp', 'reading light'], ko: ['탁상등', '침실 조명', '스탠드'] },
  pieces: [
    ['oslo', 'oak', 8_900, ['oak', 'black', 'white']],
    ['otto', 'steel', 9_900, ['black', 'mustard', 'sage']],
    ['dal', 'porcelain', 10_900, ['white', 'blush', 'navy']],
    ['siena', 'stoneware', 11_900, ['terracotta', 'sand', 'sage']],
    ['gaon', 'brass', 14_900, ['brass', 'black']],
    ['juno', 'glass', 12_900, ['grey', 'blush', 'mustard']],
    ['vela', 'travertine', 15_900, ['sand', 'grey']],
    ['sora', 'hanji', 7_900, ['white', 'terracotta']],
  ],
}

const wallLight: Kind = {
  drawing: 'wall-light',
  noun: { en: 'wall light', ko: '벽등' },
  measures: [
    ['height', 18, 34],
    ['depth', 14, 26],
    ['weight', 1, 2],
  ],
  facts: [bulb],
  keywords: { en: ['sconce', 'bedside light', 'hallway light'], ko: ['브래킷', '침실등', '복도등'] },
  pieces: [
    ['nils', 'steel', 7_900, ['black', 'white', 'mustard']],
    ['gaon', 'brass', 11_900, ['brass']],
    ['aino', 'ash', 8_500, ['oak', 'sage']],
    ['dal', 'porcelain', 9_900, ['white', 'terracotta']],
  ],
}

/** Lamps for every hour. */
export const lighting: Department = {
  categoryId: 'lighting',
  code: 'LMP',
  name: { en: 'Lighting', ko: '조명' },
  description: {
    en: 'Lamps for every hour: bright over the table, low beside the bed, and one left on for whoever comes home last.',
    ko: '하루의 모든 시간을 위한 조명. 식탁 위에는 밝게, 침대 곁에는 낮게, 늦게 돌아오는 사람을 위해 하나는 켜 두세요.',
  },
  pictureAlt: { en: 'A pendant over a table lamp and a floor lamp', ko: '펜던트 아래 테이블 램프와 플로어 램프' },
  pictured: [
    ['pendant-lamp', 'terracotta', 1],
    ['table-lamp', 'navy', 2],
    ['floor-lamp', 'oak', 0],
  ],
  kinds: [pendant, floorLamp, tableLamp, wallLight],
}
