import { defineMessages } from '@galleria/ui'
import { messages as common } from './common.ts'

/** The words of the stores, on their page and in the picker. */
export const messages = defineMessages({
  en: {
    ...common.en,
    'stores.title': 'Our stores',
    'stores.lead': 'Come in, sit down, touch everything. Each store keeps what you order online ready for you.',
    'stores.hours': 'Open',
    'stores.directions': 'Show on a map',
    'stores.pickTitle': 'Choose a store',
    'stores.pickOpen': 'Choose a store',
    'stores.pickChange': 'Change store',
    'stores.pickChosen': 'Pick-up at {name}',
    'stores.pickNone': 'No store chosen yet',
    'stores.pickThis': 'Choose {name}',
    'stores.chosen': 'Chosen',
    'stores.pick': 'Choose',
  },
  ko: {
    ...common.ko,
    'stores.title': '매장 안내',
    'stores.lead': '들어와 앉아서 마음껏 만져 보세요. 온라인으로 주문하신 상품도 매장에서 준비해 둡니다.',
    'stores.hours': '영업시간',
    'stores.directions': '지도에서 보기',
    'stores.pickTitle': '매장 선택',
    'stores.pickOpen': '매장 선택',
    'stores.pickChange': '매장 변경',
    'stores.pickChosen': '{name}에서 수령',
    'stores.pickNone': '아직 선택한 매장이 없습니다',
    'stores.pickThis': '{name} 선택',
    'stores.chosen': '선택됨',
    'stores.pick': '선택',
  },
})

/** The name of a text. */
export type MessageKey = keyof (typeof messages)['en']
