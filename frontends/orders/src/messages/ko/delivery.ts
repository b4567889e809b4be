import type { delivery as en } from '../en/delivery.ts'
import type { Text } from '../text.ts'

/** The same in Korean. */
export const delivery = {
  'delivery.how': '배송 속도',
  'delivery.economy': '이코노미',
  'delivery.standard': '일반',
  'delivery.express': '특급',
  'delivery.arrives': '{days} 도착',
  'delivery.packages': { other: '상자 {count}개' },
  'delivery.ways': { other: '배송 방법 {count}가지가 있습니다.' },
  'delivery.unasked': '우편번호를 입력하시면 도착일과 배송비를 알려 드립니다.',
  'delivery.flat': '지금은 택배사 요금을 확인할 수 없어 일반 배송만 가능합니다. 배송비는 {price}입니다.',
  'delivery.flatFree': '지금은 택배사 요금을 확인할 수 없어 일반 배송만 가능합니다. 배송비는 무료입니다.',
  'delivery.unserved': '이 주소로는 배송할 수 없습니다. 매장에서 받으실 수 있습니다.',
  'delivery.too-heavy': '한 번에 배송할 수 있는 양을 넘었습니다. 매장에서 받거나 나누어 주문해 주세요.',
  'delivery.gone': '선택하신 방법은 이용할 수 없어 다른 방법으로 변경했습니다.',
} satisfies Record<keyof typeof en, Text>
