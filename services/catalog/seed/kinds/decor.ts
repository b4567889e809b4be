import type { Department, Kind } from '../kind.ts'

const mirror: Kind = {
  drawing: 'mirror',
  noun: { en: 'mirror', ko: '거울' },
  measures: [
    ['height', 50, 120],
    ['width', 40, 70],
    ['depth', 2, 4],
    ['weight', 3, 9],
  ],
  facts: [['delivery', { en: 'With hanging bracket', ko: '벽걸이 브래킷 포함' }]],
  keywords: { en: ['wall mirror', 'hall mirror', 'looking glass'], ko: ['벽거울', '현관 거울', '전신 거울'] },
  pieces: [
    ['oslo', 'oak', 14_900, ['oak', 'black']],
    ['gaon', 'brass', 18_900, ['brass', 'black']],
    ['alma', 'rattan', 11_900, ['oak', 'white']],
    ['dal', 'ash', 12_900, ['white', 'blush', 'sage']],
    ['nils', 'steel', 9_900, ['black', 'white', 'mustard']],
    ['namu', 'walnut', 22_900, ['walnut']],
  ],
}

const clock: Kind = {
  drawing: 'clock',
  noun: { en: 'wall clock', ko: '벽시계' },
  measures: [
    ['diameter', 24, 38],
    ['depth', 3, 5],
    ['grams', 600, 1_400],
  ],
  facts: [['movement', { en: 'Silent quartz, one AA', ko: '무소음 쿼츠, AA 건전지 1개' }]],
  keywords: { en: ['timepiece', 'silent clock'], ko: ['시계', '무소음 시계', '인테리어 시계'] },
  pieces: [
    ['otto', 'steel', 5_900, ['black', 'white', 'mustard']],
    ['namu', 'oak', 6_900, ['oak', 'walnut']],
    ['aino', 'stoneware', 7_450, ['sage', 'white', 'terracotta']],
    ['gaon', 'brass', 8_900, ['brass']],
    ['tove', 'beech', 4_950, ['blush', 'navy', 'grey']],
  ],
}

const frame: Kind = {
  drawing: 'frame',
  noun: { en: 'picture frame', ko: '액자' },
  measures: [
    ['height', 18, 50],
    ['width', 13, 40],
    ['grams', 300, 1_200],
  ],
  facts: [['format', { en: 'Stands or hangs, mount included', ko: '스탠드·벽걸이 겸용, 매트 포함' }]],
  keywords: { en: ['photo frame', 'passe-partout'], ko: ['사진 액자', '포토 프레임'] },
  pieces: [
    ['oslo', 'oak', 2_490, ['oak', 'black', 'white']],
    ['gaon', 'brass', 3_450, ['brass']],
    ['namu', 'walnut', 2_990, ['walnut', 'oak']],
    ['elsa', 'ash', 1_990, ['sage', 'blush', 'mustard']],
    ['ines', 'leather', 3_950, ['black', 'terracotta']],
  ],
}

const wallArt: Kind = {
  drawing: 'wall-art',
  noun: { en: 'art print', ko: '아트 프린트' },
  measures: [
    ['height', 50, 70],
    ['width', 40, 50],
    ['density', 200, 265],
  ],
  facts: [['format', { en: 'Giclée, oak frame included', ko: '지클레 프린트, 오크 액자 포함' }]],
  keywords: { en: ['poster', 'picture', 'wall art'], ko: ['포스터', '그림', '벽 장식'] },
  pieces: [
    ['bada', 'paper', 6_900, ['navy', 'sand']],
    ['siena', 'paper', 6_900, ['terracotta', 'mustard']],
    ['haneul', 'hanji', 8_900, ['grey', 'blush']],
    ['fjell', 'paper', 6_450, ['sage', 'navy']],
    ['bom', 'paper', 5_900, ['blush', 'sage']],
    ['dal', 'hanji', 8_450, ['black', 'mustard']],
  ],
}

/** For the walls and what stands against them. */
export const decor: Department = {
  categoryId: 'decor',
  code: 'DEC',
  name: { en: 'Decor', ko: '장식' },
  description: {
    en: 'Mirrors, clocks, frames and prints: the four ways to finish a wall.',
    ko: '거울, 시계, 액자, 그림. 벽을 완성하는 네 가지 방법.',
  },
  pictureAlt: { en: 'A round mirror, a frame and a clock', ko: '둥근 거울과 액자, 벽시계' },
  pictured: [
    ['mirror', 'brass', 0],
    ['frame', 'oak', 0],
    ['clock', 'terracotta', 2],
  ],
  kinds: [mirror, clock, frame, wallArt],
}
