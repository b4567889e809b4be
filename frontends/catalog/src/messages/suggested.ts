import { defineMessages } from '@galleria/ui'

/** The words of what is suggested, wherever that is. */
export const messages = defineMessages({
  en: {
    'suggested.bought-with': 'Often bought with {name}',
    'suggested.similar-to': 'Much like {name}',
    'suggested.together': 'Often bought together',
    'suggested.forYou': 'Picked for you',
    'suggested.forYouHint': 'Because of what you took home before',
    'suggested.popular': 'Popular right now',
    'suggested.last-known': 'Popular lately',
    'suggested.asOf': 'As of {moment}',
  },
  ko: {
    'suggested.bought-with': '{name} 상품과 자주 함께 구매',
    'suggested.similar-to': '{name} 상품과 비슷한 상품',
    'suggested.together': '자주 함께 구매하는 상품',
    'suggested.forYou': '고객님을 위한 추천',
    'suggested.forYouHint': '지금까지 구매하신 상품을 바탕으로 골랐습니다',
    'suggested.popular': '지금 인기 있는 상품',
    'suggested.last-known': '최근 인기 있던 상품',
    'suggested.asOf': '{moment} 기준',
  },
})

/** The name of a text. */
export type MessageKey = keyof (typeof messages)['en']
