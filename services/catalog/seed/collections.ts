import type { Text } from './types.ts'

/** A family of pieces that belong together; its name is the first word of theirs. */
export interface Collection {
  readonly name: Text
  readonly origin: Text
}

const norway: Text = { en: 'Norway', ko: '노르웨이' }
const denmark: Text = { en: 'Denmark', ko: '덴마크' }
const sweden: Text = { en: 'Sweden', ko: '스웨덴' }
const finland: Text = { en: 'Finland', ko: '핀란드' }
const korea: Text = { en: 'Korea', ko: '대한민국' }
const portugal: Text = { en: 'Portugal', ko: '포르투갈' }
const italy: Text = { en: 'Italy', ko: '이탈리아' }
const spain: Text = { en: 'Spain', ko: '스페인' }
const france: Text = { en: 'France', ko: '프랑스' }
const belgium: Text = { en: 'Belgium', ko: '벨기에' }
const germany: Text = { en: 'Germany', ko: '독일' }
const czechia: Text = { en: 'Czechia', ko: '체코' }
const ireland: Text = { en: 'Ireland', ko: '아일랜드' }
const collection = (en: string, ko: string, origin: Text): Collection => ({ name: { en, ko }, origin })

/** The collections, by the word that pieces are listed under. */
export const collections = {
  oslo: collection('Oslo', '오슬로', norway),
  fjell: collection('Fjell', '피엘', norway),
  tove: collection('Tove', '토베', denmark),
  nils: collection('Nils', '닐스', denmark),
  greta: collection('Greta', '그레타', sweden),
  elsa: collection('Elsa', '엘사', sweden),
  aino: collection('Aino', '아이노', finland),
  haneul: collection('Haneul', '하늘', korea),
  maru: collection('Maru', '마루', korea),
  bada: collection('Bada', '바다', korea),
  dal: collection('Dal', '달', korea),
  namu: collection('Namu', '나무', korea),
  bom: collection('Bom', '봄', korea),
  sora: collection('Sora', '소라', korea),
  gaon: collection('Gaon', '가온', korea),
  porto: collection('Porto', '포르투', portugal),
  ines: collection('Ines', '이네스', portugal),
  siena: collection('Siena', '시에나', italy),
  vela: collection('Vela', '벨라', italy),
  alma: collection('Alma', '알마', spain),
  sol: collection('Sol', '솔', spain),
  lille: collection('Lille', '릴', france),
  margot: collection('Margot', '마고', france),
  bruges: collection('Bruges', '브뤼헤', belgium),
  otto: collection('Otto', '오토', germany),
  juno: collection('Juno', '유노', czechia),
  kerry: collection('Kerry', '케리', ireland),
} as const satisfies Record<string, Collection>

/** The key of a collection. */
export type CollectionKey = keyof typeof collections
