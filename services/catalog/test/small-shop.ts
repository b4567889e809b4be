import type { CatalogueContent, Category, Localised, PictureOf, Product, Store, Variant } from '../domain/catalogue.ts'

const text = (en: string, ko: string): Localised => ({ en, ko })
const pictureOf = (pictureId: string): PictureOf => ({
  pictureId,
  alt: text(`Picture ${pictureId}`, `그림 ${pictureId}`),
})

const categories: readonly Category[] = [
  ['lighting', 'Lighting', '조명'],
  ['seating', 'Seating', '의자'],
  ['tableware', 'Tableware', '그릇'],
  ['candles', 'Candles', '향초'],
].map(([categoryId = '', en = '', ko = '']) => ({
  categoryId,
  name: text(en, ko),
  description: text(`${en} for every room.`, `모든 방을 위한 ${ko}.`),
  pictureId: `cat-${categoryId}-00000000`,
  pictureAlt: text(en, ko),
}))

const stores: readonly Store[] = [
  {
    storeId: 'seoul-hannam',
    name: text('Galleria Hannam', '갤러리아 한남'),
    street: '29 Itaewon-ro 55-gil',
    city: text('Seoul', '서울'),
    countryCode: 'KR',
    openingHours: text('Mon–Sat 10:00–20:00', '월–토 10:00–20:00'),
    ...pictureOf('str-seoul-hannam-00000000'),
  },
]

const colourNames: Readonly<Record<string, readonly [en: string, ko: string, code: string]>> = {
  oak: ['Oak', '오크', 'OAK'],
  black: ['Black', '블랙', 'BLK'],
  sage: ['Sage', '세이지', 'SAG'],
  white: ['White', '화이트', 'WHT'],
}

/** A product in a line: what a test leaves out is made up from its name. */
export function aProduct(wish: {
  readonly en: string
  readonly ko: string
  readonly code: string
  readonly categoryId?: string
  readonly material?: string
  readonly cents?: readonly number[]
  readonly colours?: readonly string[]
  readonly rating?: number
  readonly popularity?: number
  readonly addedOn?: string
  readonly keywords?: { readonly en: readonly string[]; readonly ko: readonly string[] }
  readonly summary?: Localised
}): Product {
  const {
    en,
    ko,
    code,
    categoryId = 'lighting',
    material = 'wood',
    cents = [8900],
    colours = ['oak'],
    rating = 4.5,
  } = wish
  const variants = colours.map((colour, i): Variant => {
    const [nameEn, nameKo, tail] = colourNames[colour] ?? [colour, colour, 'ANY']
    const sku = `${code}-${tail}`
    const priceCents = cents[i] ?? cents[0] ?? 0
    return {
      sku,
      colour,
      name: text(nameEn, nameKo),
      priceCents,
      packed: { weightGrams: 1_200, volumeCm3: 9_000 },
      pictures: [pictureOf(`${sku.toLowerCase()}-front-00000000`)],
    }
  })
  return {
    productId: en.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
    code,
    categoryId,
    name: text(en, ko),
    summary: wish.summary ?? text('Made to last.', '오래 쓰도록 만들었습니다.'),
    description: text('Finished by hand in a small workshop.', '작은 공방에서 손으로 마감했습니다.'),
    material,
    attributes: [{ name: text('Height', '높이'), value: text('42 cm', '42 cm') }],
    rating,
    ratingCount: 12,
    popularity: wish.popularity ?? 10,
    addedOn: wish.addedOn ?? '2025-03-01',
    keywords: wish.keywords ?? { en: [], ko: [] },
    variants,
  }
}

/** A shop small enough to know by heart. */
export const smallShop: CatalogueContent = {
  categories,
  stores,
  products: [
    aProduct({
      en: 'Oslo table lamp',
      ko: '오슬로 테이블 램프',
      code: 'LMP-001',
      cents: [8900, 9900],
      colours: ['oak', 'black'],
      popularity: 50,
      keywords: { en: ['light', 'bedside'], ko: ['무드등', '침실'] },
      addedOn: '2025-01-10',
    }),
    aProduct({
      en: 'Oslo floor lamp',
      ko: '오슬로 플로어 램프',
      code: 'LMP-002',
      cents: [18900],
      colours: ['oak', 'sage'],
      popularity: 20,
      keywords: { en: ['light', 'reading'], ko: ['무드등', '거실'] },
      rating: 4.1,
      addedOn: '2025-02-10',
    }),
    aProduct({
      en: 'Maru ceramic pendant',
      ko: '마루 도자기 펜던트',
      code: 'LMP-003',
      cents: [12900],
      colours: ['white'],
      material: 'ceramic',
      popularity: 30,
      keywords: { en: ['light'], ko: ['천장등'] },
      rating: 3.9,
      addedOn: '2025-03-10',
    }),
    aProduct({
      en: 'Oslo armchair',
      ko: '오슬로 암체어',
      code: 'CHR-001',
      categoryId: 'seating',
      cents: [49900],
      colours: ['oak', 'sage'],
      popularity: 40,
      keywords: { en: ['chair', 'reading'], ko: ['안락의자', '거실'] },
      rating: 4.8,
      addedOn: '2025-04-10',
      summary: text('A chair for long evenings beside a lamp.', '긴 저녁을 위한 의자.'),
    }),
    aProduct({
      en: 'Haneul stool',
      ko: '하늘 스툴',
      code: 'CHR-002',
      categoryId: 'seating',
      cents: [7900],
      colours: ['white', 'black'],
      popularity: 5,
      keywords: { en: ['chair'], ko: ['의자'] },
      rating: 4.1,
      addedOn: '2025-05-10',
    }),
    aProduct({
      en: 'Bada café mug',
      ko: '바다 머그컵',
      code: 'TBL-001',
      categoryId: 'tableware',
      material: 'ceramic',
      cents: [1900],
      colours: ['white', 'sage'],
      popularity: 80,
      keywords: { en: ['cup', 'coffee'], ko: ['컵', '커피'] },
      rating: 4.6,
      addedOn: '2025-06-10',
    }),
    aProduct({
      en: 'Bada decorative bowl',
      ko: '바다 장식 볼',
      code: 'TBL-002',
      categoryId: 'tableware',
      material: 'ceramic',
      cents: [2900],
      colours: ['sage'],
      popularity: 15,
      keywords: { en: ['bowl'], ko: ['그릇'] },
      rating: 2.5,
      addedOn: '2025-07-10',
    }),
    aProduct({
      en: 'Sol pillar candle',
      ko: '솔 필라 캔들',
      code: 'CND-001',
      categoryId: 'candles',
      material: 'wax',
      cents: [1200],
      colours: ['white'],
      popularity: 60,
      keywords: { en: ['light', 'scent'], ko: ['초', '향초'] },
      rating: 4.6,
      addedOn: '2025-08-10',
    }),
  ],
}
