import type { Department, Kind } from '../kind.ts'

const planter: Kind = {
  drawing: 'planter',
  noun: { en: 'planter', ko: '화분' },
  measures: [
    ['diameter', 16, 38],
    ['height', 15, 36],
    ['weight', 1, 7],
  ],
  facts: [['delivery', { en: 'With saucer, plant not included', ko: '받침 포함, 식물은 별도' }]],
  keywords: { en: ['plant pot', 'flower pot', 'pot'], ko: ['플랜터', '화초', '식물'] },
  pieces: [
    ['porto', 'clay', 2_990, ['terracotta', 'sand']],
    ['aino', 'stoneware', 3_950, ['sage', 'white', 'grey']],
    ['otto', 'steel', 4_900, ['black', 'white', 'mustard']],
    ['maru', 'stoneware', 5_900, ['black', 'sand']],
    ['alma', 'rattan', 4_450, ['oak', 'white']],
    ['bom', 'clay', 2_490, ['blush', 'terracotta', 'sage']],
    ['vela', 'travertine', 7_900, ['sand']],
  ],
}

const wateringCan: Kind = {
  drawing: 'watering-can',
  noun: { en: 'watering can', ko: '물뿌리개' },
  measures: [
    ['height', 22, 34],
    ['length', 28, 42],
    ['litres', 1, 3],
  ],
  keywords: { en: ['can', 'watering', 'houseplants'], ko: ['물조리개', '원예', '식물 관리'] },
  pieces: [
    ['bom', 'steel', 3_450, ['sage', 'blush', 'white']],
    ['gaon', 'brass', 5_900, ['brass']],
    ['otto', 'steel', 3_950, ['black', 'terracotta', 'mustard']],
    ['nils', 'steel', 2_990, ['navy', 'grey']],
  ],
}

const tools: Kind = {
  drawing: 'garden-tools',
  noun: { en: 'hand tools', ko: '원예 도구' },
  measures: [
    ['length', 28, 34],
    ['grams', 380, 620],
    ['pieces', 2, 3],
  ],
  keywords: { en: ['trowel', 'fork', 'gardening', 'set'], ko: ['모종삽', '갈퀴', '세트'] },
  pieces: [
    ['kerry', 'ash', 3_490, ['oak', 'sage']],
    ['namu', 'walnut', 4_450, ['walnut']],
    ['bom', 'beech', 2_990, ['terracotta', 'mustard']],
  ],
}

const lantern: Kind = {
  drawing: 'lantern',
  noun: { en: 'lantern', ko: '랜턴' },
  measures: [
    ['height', 22, 48],
    ['width', 14, 24],
    ['weight', 1, 4],
  ],
  keywords: { en: ['outdoor light', 'storm lantern', 'candle lantern'], ko: ['야외 조명', '등불', '캔들 랜턴'] },
  pieces: [
    ['fjell', 'steel', 4_900, ['black', 'white']],
    ['alma', 'rattan', 5_900, ['oak', 'sand']],
    ['gaon', 'brass', 6_900, ['brass']],
    ['bada', 'steel', 4_450, ['navy', 'sage', 'mustard']],
  ],
}

const bird: Kind = {
  drawing: 'bird-house',
  noun: { en: 'bird house', ko: '새집' },
  measures: [
    ['height', 20, 30],
    ['width', 14, 20],
    ['diameter', 3, 4],
  ],
  facts: [['delivery', { en: 'With hanging cord, opens for cleaning', ko: '거는 끈 포함, 청소용 개폐식' }]],
  keywords: { en: ['nest box', 'birds', 'nesting'], ko: ['둥지', '새 둥지', '정원 장식'] },
  pieces: [
    ['tove', 'ash', 3_950, ['white', 'sage', 'terracotta']],
    ['namu', 'oak', 4_450, ['oak']],
    ['elsa', 'beech', 3_490, ['mustard', 'navy', 'blush']],
  ],
}

/** Green corners. */
export const garden: Department = {
  categoryId: 'garden',
  code: 'GRD',
  name: { en: 'Garden', ko: '정원' },
  description: {
    en: 'For balconies, sills and real gardens: pots that breathe, cans that pour, and a room for the tits.',
    ko: '발코니와 창가, 진짜 정원까지. 숨 쉬는 화분, 잘 따라지는 물뿌리개, 박새가 머물 방.',
  },
  pictureAlt: { en: 'A planter, a watering can and a lantern', ko: '화분과 물뿌리개, 랜턴' },
  pictured: [
    ['planter', 'terracotta', 0],
    ['watering-can', 'sage', 0],
    ['lantern', 'black', 0],
  ],
  kinds: [planter, wateringCan, tools, lantern, bird],
}
