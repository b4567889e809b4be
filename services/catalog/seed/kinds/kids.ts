import type { Department, Kind } from '../kind.ts'

const fromTwo = ['age', { en: 'From 18 months', ko: '18개월 이상' }] as const
const fromBirth = ['age', { en: 'From birth', ko: '신생아부터' }] as const

const animal: Kind = {
  drawing: 'toy-animal',
  noun: { en: 'pull-along toy', ko: '끌고 다니는 장난감' },
  measures: [
    ['height', 11, 16],
    ['length', 14, 20],
    ['grams', 260, 480],
  ],
  facts: [fromTwo],
  keywords: { en: ['toy animal', 'wooden toy', 'pull toy'], ko: ['원목 장난감', '동물', '유아'] },
  pieces: [
    ['tove', 'beech', 2_990, ['oak', 'blush', 'sage']],
    ['nils', 'beech', 3_250, ['navy', 'mustard']],
    ['elsa', 'beech', 2_890, ['white', 'terracotta']],
    ['fjell', 'beech', 3_490, ['grey', 'oak']],
    ['bada', 'beech', 3_250, ['navy', 'sage']],
  ],
}

const blocks: Kind = {
  drawing: 'building-blocks',
  noun: { en: 'building blocks', ko: '쌓기 블록' },
  measures: [
    ['pieces', 18, 42],
    ['weight', 1, 2],
    ['length', 4, 5],
  ],
  facts: [fromTwo],
  keywords: { en: ['bricks', 'wooden blocks', 'stacking'], ko: ['원목 블록', '나무 블록', '놀이'] },
  pieces: [
    ['tove', 'beech', 3_950, ['mustard', 'sage']],
    ['namu', 'oak', 4_900, ['oak']],
    ['bom', 'beech', 3_690, ['blush', 'terracotta']],
    ['otto', 'beech', 3_490, ['black', 'navy']],
  ],
}

const softToy: Kind = {
  drawing: 'soft-toy',
  noun: { en: 'soft toy', ko: '봉제 인형' },
  namesStuff: true,
  measures: [
    ['height', 24, 36],
    ['width', 14, 20],
    ['grams', 140, 280],
  ],
  facts: [fromBirth],
  keywords: { en: ['cuddly toy', 'teddy', 'rabbit', 'plush'], ko: ['애착 인형', '곰인형', '토끼 인형'] },
  pieces: [
    ['greta', 'wool', 3_450, ['sand', 'grey']],
    ['elsa', 'boucle', 3_950, ['white', 'blush']],
    ['margot', 'linen', 2_990, ['blush', 'sage', 'mustard']],
    ['bom', 'cotton', 2_690, ['terracotta', 'sand']],
  ],
}

const mobile: Kind = {
  drawing: 'mobile',
  noun: { en: 'nursery mobile', ko: '모빌' },
  measures: [
    ['diameter', 28, 38],
    ['height', 48, 62],
    ['grams', 120, 220],
  ],
  facts: [fromBirth],
  keywords: { en: ['cot mobile', 'hanging mobile', 'baby'], ko: ['아기 모빌', '천장 장식', '신생아'] },
  pieces: [
    ['dal', 'paper', 2_990, ['white', 'navy', 'mustard']],
    ['haneul', 'cotton', 3_450, ['sage', 'blush']],
    ['bada', 'beech', 3_950, ['navy', 'terracotta']],
  ],
}

/** Made to be dropped. */
export const kids: Department = {
  categoryId: 'kids',
  code: 'KID',
  name: { en: 'Kids', ko: '아이' },
  description: {
    en: 'Toys with rounded edges and open endings, made to be dropped, dragged and handed down.',
    ko: '모서리는 둥글고 놀이는 열린 장난감. 떨어뜨리고, 끌고, 물려주라고 만들었습니다.',
  },
  pictureAlt: { en: 'A wooden whale, building blocks and a rabbit', ko: '나무 고래와 쌓기 블록, 토끼 인형' },
  pictured: [
    ['toy-animal', 'navy', 1],
    ['building-blocks', 'mustard', 0],
    ['soft-toy', 'blush', 1],
  ],
  kinds: [animal, blocks, softToy, mobile],
}
