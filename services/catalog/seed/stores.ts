import type { Colour, Text } from './types.ts'

interface Store {
  readonly storeId: string
  readonly name: Text
  readonly street: string
  readonly city: Text
  readonly countryCode: string
  readonly openingHours: Text
  /** The colour of its awning. */
  readonly colour: Colour
}

const daily: Text = { en: 'Daily 10:30–20:30', ko: '매일 10:30–20:30' }
const weekdays: Text = { en: 'Mon–Sat 10:00–20:00', ko: '월–토 10:00–20:00' }
const closedMondays: Text = { en: 'Tue–Sun 11:00–19:00', ko: '화–일 11:00–19:00' }
const seoul: Text = { en: 'Seoul', ko: '서울' }

/** Our stores, where an order can be picked up. */
export const stores: readonly Store[] = [
  {
    storeId: 'seoul-hannam',
    name: { en: 'Galleria Hannam', ko: '갤러리아 한남' },
    street: '29 Itaewon-ro 55-gil',
    city: seoul,
    countryCode: 'KR',
    openingHours: weekdays,
    colour: 'sage',
  },
  {
    storeId: 'seoul-seongsu',
    name: { en: 'Galleria Seongsu', ko: '갤러리아 성수' },
    street: '14 Yeonmujang 5-gil',
    city: seoul,
    countryCode: 'KR',
    openingHours: daily,
    colour: 'terracotta',
  },
  {
    storeId: 'busan-haeundae',
    name: { en: 'Galleria Haeundae', ko: '갤러리아 해운대' },
    street: '38 Dalmaji-gil',
    city: { en: 'Busan', ko: '부산' },
    countryCode: 'KR',
    openingHours: closedMondays,
    colour: 'navy',
  },
  {
    storeId: 'oslo-grunerlokka',
    name: { en: 'Galleria Grünerløkka', ko: '갤러리아 그뤼네르뢰카' },
    street: 'Markveien 42',
    city: { en: 'Oslo', ko: '오슬로' },
    countryCode: 'NO',
    openingHours: { en: 'Mon–Fri 10:00–18:00, Sat 10:00–16:00', ko: '월–금 10:00–18:00, 토 10:00–16:00' },
    colour: 'mustard',
  },
  {
    storeId: 'copenhagen-vesterbro',
    name: { en: 'Galleria Vesterbro', ko: '갤러리아 베스터브로' },
    street: 'Istedgade 91',
    city: { en: 'Copenhagen', ko: '코펜하겐' },
    countryCode: 'DK',
    openingHours: { en: 'Mon–Sat 10:00–18:00', ko: '월–토 10:00–18:00' },
    colour: 'blush',
  },
  {
    storeId: 'berlin-mitte',
    name: { en: 'Galleria Mitte', ko: '갤러리아 미테' },
    street: 'Linienstraße 118',
    city: { en: 'Berlin', ko: '베를린' },
    countryCode: 'DE',
    openingHours: weekdays,
    colour: 'black',
  },
  {
    storeId: 'paris-marais',
    name: { en: 'Galleria Marais', ko: '갤러리아 마레' },
    street: '17 rue Charlot',
    city: { en: 'Paris', ko: '파리' },
    countryCode: 'FR',
    openingHours: closedMondays,
    colour: 'walnut',
  },
  {
    storeId: 'lisbon-chiado',
    name: { en: 'Galleria Chiado', ko: '갤러리아 시아두' },
    street: 'Rua Anchieta 23',
    city: { en: 'Lisbon', ko: '리스본' },
    countryCode: 'PT',
    openingHours: { en: 'Mon–Sat 10:00–19:30', ko: '월–토 10:00–19:30' },
    colour: 'brass',
  },
  {
    storeId: 'milan-brera',
    name: { en: 'Galleria Brera', ko: '갤러리아 브레라' },
    street: 'Via Solferino 31',
    city: { en: 'Milan', ko: '밀라노' },
    countryCode: 'IT',
    openingHours: { en: 'Mon–Sat 10:30–19:30', ko: '월–토 10:30–19:30' },
    colour: 'oak',
  },
]
