import type { widgets as en } from '../en/widgets.ts'
import type { Text } from '../text.ts'

/** The same in Korean. */
export const widgets = {
  'mini.open': '장바구니',
  'mini.count': { other: '장바구니, 상품 {count}개, {total}' },
  'mini.empty': '장바구니 비어 있음',
  'mini.added': { other: '장바구니에 담았습니다: {name}. 모두 {count}개입니다.' },

  'buy.add': '장바구니에 담기',
  'buy.adding': '담는 중 …',
  'buy.soldOut': '일시 품절',
  'buy.added': { other: '{count}개를 담았습니다' },
  'buy.view': '장바구니 보기',
  'buy.tooMany': '이 상품은 그만큼 더 담을 수 없습니다.',
  'buy.unknown': '더 이상 판매하지 않는 상품입니다.',
  'buy.unanswered': '응답을 받지 못했습니다. 다시 담기 전에 장바구니를 확인해 주세요.',
  'buy.refused': '처리하지 못했습니다. 다시 시도해 주세요.',
} satisfies Record<keyof typeof en, Text>
