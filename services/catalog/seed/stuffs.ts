import type { Material, Text } from './types.ts'

/** What a piece is made of: the contract's material, how it is called in a name, in the facts, and how to keep it. */
export interface Stuff {
  readonly material: Material
  readonly word: Text
  readonly made: Text
  readonly care: Text
  /** How to keep it when it is tableware. */
  readonly tableCare: Text
}

const oil: Text = { en: 'Dust dry, oil once a year', ko: '마른 천으로 닦고 1년에 한 번 오일 관리' }
const damp: Text = { en: 'Wipe with a damp cloth', ko: '젖은 천으로 닦기' }
const byHand: Text = { en: 'Wash by hand in warm water', ko: '미지근한 물에 손세척' }
const dish: Text = { en: 'Dishwasher safe', ko: '식기세척기 사용 가능' }
const wash40: Text = { en: 'Machine wash at 40 °C', ko: '40°C 세탁기 세탁' }
const airOut: Text = { en: 'Air out, spot clean', ko: '통풍 후 부분 세탁' }
const keepDry: Text = { en: 'Keep dry, dust with a soft brush', ko: '습기를 피하고 부드러운 솔로 먼지 제거' }
const trim: Text = { en: 'Trim the wick to 5 mm before lighting', ko: '불을 켜기 전 심지를 5mm로 정리' }
const stuff = (material: Material, word: Text, made: Text, care: Text, tableCare = care): Stuff => ({
  material,
  word,
  made,
  care,
  tableCare,
})

/** Every stuff the shop deals in. */
export const stuffs = {
  oak: stuff('wood', { en: 'oak', ko: '오크' }, { en: 'Solid oak, FSC certified', ko: 'FSC 인증 오크 원목' }, oil),
  walnut: stuff('wood', { en: 'walnut', ko: '월넛' }, { en: 'Solid walnut, oiled', ko: '오일 마감 월넛 원목' }, oil),
  ash: stuff(
    'wood',
    { en: 'ash', ko: '물푸레' },
    { en: 'Ash, water-based lacquer', ko: '물푸레나무, 수성 도장' },
    damp,
    damp,
  ),
  beech: stuff(
    'wood',
    { en: 'beech', ko: '너도밤나무' },
    { en: 'Beech, food-safe paint', ko: '너도밤나무, 무독성 도장' },
    damp,
  ),
  steel: stuff('metal', { en: 'steel', ko: '스틸' }, { en: 'Powder-coated steel', ko: '분체 도장 스틸' }, damp, byHand),
  brass: stuff(
    'metal',
    { en: 'brass', ko: '황동' },
    { en: 'Brushed brass, unlacquered', ko: '브러시드 황동, 무코팅' },
    { en: 'Polish now and then, or let it age', ko: '가끔 광택을 내거나 자연스럽게 두기' },
  ),
  iron: stuff('metal', { en: 'cast-iron', ko: '무쇠' }, { en: 'Enamelled cast iron', ko: '에나멜 코팅 무쇠' }, damp, {
    en: 'Wash by hand, dry at once',
    ko: '손세척 후 바로 건조',
  }),
  glass: stuff(
    'glass',
    { en: 'glass', ko: '유리' },
    { en: 'Mouth-blown glass', ko: '입으로 불어 만든 유리' },
    damp,
    byHand,
  ),
  stoneware: stuff(
    'ceramic',
    { en: 'stoneware', ko: '스톤웨어' },
    { en: 'Glazed stoneware', ko: '유약을 입힌 스톤웨어' },
    damp,
    dish,
  ),
  porcelain: stuff('ceramic', { en: 'porcelain', ko: '백자' }, { en: 'Matt porcelain', ko: '무광 백자' }, damp, dish),
  clay: stuff(
    'ceramic',
    { en: 'clay', ko: '토기' },
    { en: 'Frost-proof fired clay', ko: '동결에 강한 구운 점토' },
    { en: 'Rinse with water', ko: '물로 헹구기' },
  ),
  linen: stuff(
    'linen',
    { en: 'linen', ko: '리넨' },
    { en: 'Stonewashed European linen', ko: '스톤워싱 유럽산 리넨' },
    wash40,
  ),
  cotton: stuff('cotton', { en: 'cotton', ko: '코튼' }, { en: 'Organic cotton', ko: '유기농 코튼' }, wash40),
  wool: stuff('wool', { en: 'wool', ko: '울' }, { en: 'Pure new wool', ko: '순모 100%' }, airOut),
  boucle: stuff('wool', { en: 'bouclé', ko: '부클레' }, { en: 'Wool bouclé', ko: '울 부클레' }, airOut),
  hanji: stuff(
    'paper',
    { en: 'paper', ko: '한지' },
    { en: 'Hanji paper on bamboo', ko: '대나무 살에 바른 한지' },
    keepDry,
  ),
  paper: stuff('paper', { en: 'paper', ko: '종이' }, { en: 'Acid-free paper', ko: '중성지' }, keepDry),
  leather: stuff(
    'leather',
    { en: 'leather', ko: '가죽' },
    { en: 'Vegetable-tanned leather', ko: '식물성 무두질 가죽' },
    { en: 'Feed with balm twice a year', ko: '1년에 두 번 가죽 밤 바르기' },
  ),
  marble: stuff(
    'stone',
    { en: 'marble', ko: '대리석' },
    { en: 'Honed marble', ko: '무광 연마 대리석' },
    { en: 'Wipe spills at once, no acids', ko: '얼룩은 바로 닦고 산성 세제 금지' },
  ),
  travertine: stuff(
    'stone',
    { en: 'travertine', ko: '트래버틴' },
    { en: 'Filled travertine', ko: '메움 처리한 트래버틴' },
    damp,
  ),
  rattan: stuff('rattan', { en: 'rattan', ko: '라탄' }, { en: 'Hand-woven rattan', ko: '손으로 엮은 라탄' }, keepDry),
  soy: stuff('wax', { en: 'soy wax', ko: '소이 왁스' }, { en: 'Soy wax, cotton wick', ko: '소이 왁스, 면 심지' }, trim),
  beeswax: stuff('wax', { en: 'beeswax', ko: '밀랍' }, { en: 'Pure beeswax', ko: '순수 밀랍' }, trim),
} as const satisfies Record<string, Stuff>

/** The name of a stuff. */
export type StuffName = keyof typeof stuffs
