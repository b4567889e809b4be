import type { Department, Kind } from '../kind.ts'

const towel: Kind = {
  drawing: 'towel',
  noun: { en: 'towel', ko: '타월' },
  namesStuff: true,
  measures: [['density', 320, 620]],
  keywords: { en: ['bath towel', 'hand towel'], ko: ['수건', '목욕 수건', '손수건'] },
  sizes: [
    { letter: 'H', name: { en: '50 × 90 cm', ko: '50 × 90 cm' }, factor: 1 },
    { letter: 'B', name: { en: '70 × 140 cm', ko: '70 × 140 cm' }, factor: 1.9 },
  ],
  pieces: [
    ['haneul', 'linen', 2_450, ['white', 'sage']],
    ['bruges', 'cotton', 1_690, ['white', 'grey']],
    ['bada', 'cotton', 1_890, ['navy', 'sand']],
    ['bom', 'cotton', 1_590, ['blush', 'mustard']],
    ['siena', 'cotton', 1_790, ['terracotta', 'sand']],
  ],
}

const soapDish: Kind = {
  drawing: 'soap-dish',
  noun: { en: 'soap dish', ko: '비누 받침' },
  measures: [
    ['length', 11, 15],
    ['width', 8, 11],
    ['height', 2, 4],
  ],
  keywords: { en: ['soap holder', 'soap tray'], ko: ['비누 트레이', '비누대', '욕실'] },
  pieces: [
    ['vela', 'marble', 2_450, ['white', 'black']],
    ['aino', 'stoneware', 1_490, ['sage', 'white', 'blush']],
    ['namu', 'oak', 1_690, ['oak', 'walnut']],
    ['porto', 'stoneware', 1_350, ['terracotta', 'sand']],
    ['gaon', 'brass', 2_990, ['brass']],
  ],
}

const dispenser: Kind = {
  drawing: 'soap-dispenser',
  noun: { en: 'soap dispenser', ko: '디스펜서' },
  measures: [
    ['height', 16, 20],
    ['diameter', 7, 9],
    ['capacity', 250, 400],
  ],
  keywords: { en: ['soap pump', 'lotion bottle'], ko: ['펌프 용기', '비누 펌프', '욕실'] },
  pieces: [
    ['aino', 'stoneware', 2_990, ['white', 'sage', 'grey']],
    ['vela', 'travertine', 3_950, ['sand', 'grey']],
    ['juno', 'glass', 2_490, ['sage', 'terracotta']],
    ['otto', 'stoneware', 2_790, ['black', 'white']],
  ],
}

const bathMat: Kind = {
  drawing: 'bath-mat',
  noun: { en: 'bath mat', ko: '욕실 매트' },
  measures: [
    ['length', 70, 90],
    ['width', 45, 60],
    ['density', 900, 1_600],
  ],
  keywords: { en: ['bath rug', 'shower mat'], ko: ['발매트', '욕실 러그', '규조토'] },
  pieces: [
    ['bruges', 'cotton', 2_990, ['white', 'grey', 'sage']],
    ['namu', 'oak', 5_900, ['oak', 'walnut']],
    ['bom', 'cotton', 3_250, ['blush', 'sand']],
    ['fjell', 'cotton', 3_490, ['navy', 'terracotta']],
  ],
}

const ladder: Kind = {
  drawing: 'towel-ladder',
  noun: { en: 'towel ladder', ko: '타월 사다리' },
  measures: [
    ['height', 160, 185],
    ['width', 42, 54],
    ['weight', 3, 6],
  ],
  keywords: { en: ['towel rack', 'leaning rail'], ko: ['수건걸이', '타월 랙', '사다리 선반'] },
  pieces: [
    ['oslo', 'oak', 9_900, ['oak', 'walnut']],
    ['nils', 'steel', 7_900, ['black', 'white']],
    ['gaon', 'brass', 14_900, ['brass']],
  ],
}

/** Mornings and evenings. */
export const bath: Department = {
  categoryId: 'bath',
  code: 'BTH',
  name: { en: 'Bath', ko: '욕실' },
  description: {
    en: 'Towels that drink, stone that stays cool, and a mat for the first step of the day.',
    ko: '물기를 머금는 타월, 서늘한 돌, 하루의 첫걸음을 받아 주는 매트.',
  },
  pictureAlt: { en: 'A towel ladder, a dispenser and soap', ko: '타월 사다리와 디스펜서, 비누' },
  pictured: [
    ['towel-ladder', 'oak', 0],
    ['soap-dispenser', 'sage', 0],
    ['soap-dish', 'terracotta', 1],
  ],
  kinds: [towel, soapDish, dispenser, bathMat, ladder],
}
