import type { Text } from './types.ts'

interface Measure {
  readonly name: Text
  readonly unit: Text
}

const measure = (en: string, ko: string, unit: string, unitKo = unit): Measure => ({
  name: { en, ko },
  unit: { en: unit && ` ${unit}`, ko: unitKo && ` ${unitKo}` },
})

/** What can be said of a piece in numbers or few words. */
export const measures = {
  height: measure('Height', '높이', 'cm'),
  width: measure('Width', '너비', 'cm'),
  depth: measure('Depth', '깊이', 'cm'),
  length: measure('Length', '길이', 'cm'),
  diameter: measure('Diameter', '지름', 'cm'),
  weight: measure('Weight', '무게', 'kg'),
  grams: measure('Weight', '무게', 'g'),
  seat: measure('Seat height', '좌면 높이', 'cm'),
  cable: measure('Cable', '전선 길이', 'cm'),
  bulb: measure('Bulb', '전구', ''),
  capacity: measure('Capacity', '용량', 'ml'),
  litres: measure('Capacity', '용량', 'l'),
  burning: measure('Burning time', '연소 시간', 'hours', '시간'),
  scent: measure('Scent', '향', ''),
  pages: measure('Pages', '쪽수', 'pages', '쪽'),
  ruling: measure('Ruling', '내지', ''),
  pieces: measure('Pieces', '구성', 'pieces', '개'),
  seats: measure('Seats', '인원', 'people', '명'),
  density: measure('Density', '밀도', 'g/m²'),
  filling: measure('Filling', '충전재', ''),
  age: measure('Age', '사용 연령', ''),
  hob: measure('Hobs', '사용 열원', ''),
  load: measure('Carries up to', '최대 하중', 'kg'),
  delivery: measure('Delivery', '배송 상태', ''),
  format: measure('Format', '규격', ''),
  movement: measure('Movement', '무브먼트', ''),
  nib: measure('Line', '선 굵기', ''),
} as const satisfies Record<string, Measure>

/** The name of a measure. */
export type MeasureName = keyof typeof measures
