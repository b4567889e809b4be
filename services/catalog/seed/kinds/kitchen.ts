import type { Department, Kind } from '../kind.ts'

const teapot: Kind = {
  drawing: 'teapot',
  noun: { en: 'teapot', ko: '티포트' },
  tableware: true,
  measures: [
    ['height', 12, 18],
    ['diameter', 13, 19],
    ['capacity', 500, 1_200],
  ],
  facts: [['pieces', { en: 'Pot, lid, steel strainer', ko: '본체, 뚜껑, 스틸 거름망' }]],
  keywords: { en: ['tea', 'pot', 'infuser'], ko: ['찻주전자', '다기', '차'] },
  pieces: [
    ['dal', 'porcelain', 5_900, ['white', 'sage']],
    ['otto', 'iron', 7_900, ['black', 'navy']],
    ['porto', 'stoneware', 4_900, ['terracotta', 'mustard', 'sand']],
    ['bom', 'stoneware', 4_450, ['blush', 'sage']],
    ['juno', 'glass', 5_450, ['grey']],
  ],
}

const pan: Kind = {
  drawing: 'pan',
  noun: { en: 'pan', ko: '팬' },
  namesStuff: true,
  tableware: true,
  measures: [
    ['diameter', 20, 28],
    ['height', 5, 13],
    ['litres', 2, 5],
    ['weight', 2, 5],
  ],
  facts: [['hob', { en: 'All, induction too, and the oven', ko: '인덕션 포함 모든 열원, 오븐' }]],
  keywords: { en: ['casserole', 'saucepan', 'frying pan', 'pot'], ko: ['냄비', '프라이팬', '캐서롤', '조리도구'] },
  pieces: [
    ['otto', 'iron', 8_900, ['black', 'navy', 'terracotta']],
    ['margot', 'iron', 12_900, ['blush', 'sage', 'mustard']],
    ['nils', 'steel', 6_900, ['grey', 'black']],
    ['gaon', 'brass', 14_900, ['brass']],
    ['sol', 'iron', 9_900, ['mustard', 'white']],
  ],
}

const board: Kind = {
  drawing: 'cutting-board',
  noun: { en: 'cutting board', ko: '도마' },
  namesStuff: true,
  tableware: true,
  measures: [
    ['length', 32, 48],
    ['width', 18, 28],
    ['weight', 1, 3],
  ],
  keywords: { en: ['chopping board', 'bread board', 'serving board'], ko: ['빵 도마', '플레이팅 보드', '주방'] },
  pieces: [
    ['namu', 'oak', 3_900, ['oak']],
    ['maru', 'walnut', 5_450, ['walnut']],
    ['vela', 'marble', 6_900, ['white', 'black']],
    ['tove', 'beech', 2_990, ['sand', 'oak']],
    ['ines', 'oak', 4_690, ['oak', 'walnut']],
  ],
}

const knifeBlock: Kind = {
  drawing: 'knife-block',
  noun: { en: 'knife block', ko: '칼꽂이' },
  measures: [
    ['height', 22, 28],
    ['width', 10, 20],
    ['weight', 2, 4],
  ],
  facts: [['pieces', { en: 'Knives not included', ko: '칼은 별도 판매' }]],
  keywords: { en: ['knife holder', 'knife stand'], ko: ['칼 블록', '나이프 블록', '칼집'] },
  pieces: [
    ['namu', 'oak', 6_900, ['oak', 'walnut']],
    ['otto', 'ash', 5_900, ['black', 'white']],
    ['maru', 'walnut', 8_900, ['walnut']],
    ['elsa', 'beech', 4_950, ['sage', 'oak']],
  ],
}

const apron: Kind = {
  drawing: 'apron',
  noun: { en: 'apron', ko: '앞치마' },
  namesStuff: true,
  measures: [
    ['width', 68, 78],
    ['length', 80, 96],
    ['density', 180, 320],
  ],
  keywords: { en: ['pinafore', 'cooking apron'], ko: ['에이프런', '주방 앞치마', '요리'] },
  pieces: [
    ['haneul', 'linen', 3_950, ['sand', 'sage', 'navy']],
    ['bruges', 'cotton', 2_990, ['white', 'black', 'terracotta']],
    ['margot', 'linen', 4_450, ['blush', 'mustard']],
    ['nils', 'cotton', 3_490, ['grey', 'navy']],
  ],
}

const tray: Kind = {
  drawing: 'tray',
  noun: { en: 'tray', ko: '트레이' },
  tableware: true,
  measures: [
    ['length', 30, 48],
    ['width', 22, 34],
    ['height', 2, 5],
  ],
  keywords: { en: ['serving tray', 'breakfast tray'], ko: ['쟁반', '서빙 트레이', '플레이트'] },
  pieces: [
    ['aino', 'ash', 3_450, ['oak', 'black', 'sage']],
    ['gaon', 'brass', 5_900, ['brass']],
    ['maru', 'walnut', 4_900, ['walnut', 'oak']],
    ['otto', 'steel', 2_990, ['terracotta', 'mustard', 'white']],
    ['alma', 'rattan', 3_950, ['oak', 'sand']],
  ],
}

/** Things to cook with. */
export const kitchen: Department = {
  categoryId: 'kitchen',
  code: 'KIT',
  name: { en: 'Kitchen', ko: '주방' },
  description: {
    en: 'Tools that earn their hook: pans to hand down, boards to scar, and a teapot that does not dribble.',
    ko: '걸어 둘 만한 도구들. 물려줄 팬, 칼자국이 쌓일 도마, 물이 흐르지 않는 티포트.',
  },
  pictureAlt: { en: 'A teapot, a cutting board and a pot', ko: '티포트와 도마, 냄비' },
  pictured: [
    ['teapot', 'sage', 0],
    ['cutting-board', 'oak', 4],
    ['pan', 'navy', 1],
  ],
  kinds: [teapot, pan, board, knifeBlock, apron, tray],
}
