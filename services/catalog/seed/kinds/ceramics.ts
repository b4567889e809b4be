import type { Department, Kind } from '../kind.ts'

const vase: Kind = {
  drawing: 'vase',
  noun: { en: 'vase', ko: '꽃병' },
  measures: [
    ['height', 16, 36],
    ['diameter', 10, 22],
    ['weight', 1, 3],
  ],
  facts: [['delivery', { en: 'Watertight', ko: '방수' }]],
  keywords: { en: ['flower vase', 'bud vase', 'pot'], ko: ['화병', '도자기', '꽃'] },
  pieces: [
    ['dal', 'porcelain', 5_900, ['white', 'navy', 'blush']],
    ['porto', 'stoneware', 4_900, ['terracotta', 'sand']],
    ['aino', 'stoneware', 4_450, ['sage', 'white', 'grey']],
    ['siena', 'clay', 3_900, ['terracotta', 'mustard']],
    ['bada', 'stoneware', 5_450, ['navy', 'sand']],
    ['juno', 'glass', 6_490, ['sage', 'blush', 'mustard']],
    ['sora', 'porcelain', 7_900, ['white', 'black']],
    ['ines', 'stoneware', 4_690, ['black', 'sand', 'blush']],
  ],
}

const mug: Kind = {
  drawing: 'mug',
  noun: { en: 'mug', ko: '머그' },
  tableware: true,
  measures: [
    ['height', 8, 11],
    ['diameter', 8, 10],
    ['capacity', 240, 380],
  ],
  keywords: { en: ['cup', 'coffee cup', 'tea cup'], ko: ['머그컵', '찻잔', '커피잔'] },
  pieces: [
    ['oslo', 'stoneware', 1_690, ['white', 'grey', 'navy', 'sage']],
    ['dal', 'porcelain', 1_950, ['white', 'blush']],
    ['porto', 'stoneware', 1_590, ['terracotta', 'mustard', 'sand']],
    ['bom', 'stoneware', 1_450, ['blush', 'sage', 'mustard']],
    ['otto', 'stoneware', 1_850, ['black', 'white']],
    ['bada', 'stoneware', 1_690, ['navy', 'sand', 'grey']],
  ],
}

const bowl: Kind = {
  drawing: 'bowl',
  noun: { en: 'bowl', ko: '볼' },
  tableware: true,
  measures: [
    ['diameter', 13, 28],
    ['height', 6, 11],
    ['capacity', 400, 1_800],
  ],
  keywords: { en: ['salad bowl', 'rice bowl', 'serving bowl'], ko: ['그릇', '밥그릇', '샐러드 볼', '국그릇'] },
  pieces: [
    ['maru', 'stoneware', 1_890, ['sand', 'black', 'sage']],
    ['dal', 'porcelain', 2_450, ['white', 'navy']],
    ['porto', 'stoneware', 2_990, ['terracotta', 'white']],
    ['aino', 'stoneware', 2_250, ['grey', 'mustard', 'blush']],
    ['namu', 'oak', 4_900, ['oak', 'walnut']],
    ['ines', 'stoneware', 3_450, ['sand', 'navy']],
  ],
}

const plate: Kind = {
  drawing: 'plate',
  noun: { en: 'plate', ko: '접시' },
  tableware: true,
  measures: [
    ['diameter', 19, 29],
    ['height', 2, 4],
    ['grams', 420, 880],
  ],
  keywords: { en: ['dinner plate', 'side plate', 'dish'], ko: ['디너 접시', '앞접시', '그릇'] },
  pieces: [
    ['oslo', 'stoneware', 1_950, ['white', 'grey', 'navy']],
    ['porto', 'stoneware', 2_190, ['terracotta', 'sand', 'sage']],
    ['dal', 'porcelain', 2_450, ['white', 'blush']],
    ['sol', 'stoneware', 1_850, ['mustard', 'white']],
    ['bruges', 'porcelain', 2_690, ['navy', 'white']],
    ['maru', 'stoneware', 2_090, ['black', 'sand']],
  ],
}

/** Thrown, glazed and fired. */
export const ceramics: Department = {
  categoryId: 'ceramics',
  code: 'CER',
  name: { en: 'Ceramics', ko: '도자기' },
  description: {
    en: 'Thrown, glazed and fired in small kilns. No two are quite alike, and all of them are meant for every day.',
    ko: '작은 가마에서 빚고 굽습니다. 똑같은 것은 하나도 없지만 매일 쓰기에 넉넉히 튼튼합니다.',
  },
  pictureAlt: { en: 'A vase, a bowl and a mug', ko: '꽃병과 볼, 머그' },
  pictured: [
    ['vase', 'navy', 0],
    ['bowl', 'terracotta', 2],
    ['mug', 'sage', 1],
  ],
  kinds: [vase, mug, bowl, plate],
}
