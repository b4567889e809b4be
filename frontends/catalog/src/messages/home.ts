import { defineMessages } from '@galleria/ui'
import { messages as common } from './common.ts'

/** The words of the entrance. */
export const messages = defineMessages({
  en: {
    ...common.en,
    'home.title': 'Things that make a room a home',
    'home.documentTitle': 'Galleria: home and gifts under one glass roof',
    'home.eyebrow': 'Under one glass roof',
    'home.lead':
      'Lamps for late readers, bowls for long breakfasts, gifts you would rather keep. Chosen slowly, made to last.',
    'home.heroAlt': 'A sunlit arcade with a glass roof: an armchair, a standing lamp and a table with a vase',
    'home.shopNew': 'See what is new',
    'home.findStore': 'Find a store',
    'home.categories': 'Wander by room and reason',
    'home.popular': 'Loved this week',
    'home.popularHint': 'What other people took home',
    'home.newest': 'Just unpacked',
    'home.newestHint': 'The latest arrivals, still smelling of sawdust and wax',
    'home.seeAllPopular': 'All favourites',
    'home.seeAllNewest': 'All new arrivals',
    'home.storyTitle': 'Fewer things, better things',
    'home.storyText':
      'We carry what we would put on our own tables: honest materials, repairable parts and makers whose names we know.',
    'home.promise1Title': 'Made to be mended',
    'home.promise1Text': 'Shades, wicks, cords and cushions can be bought again.',
    'home.promise2Title': 'Pick up the same day',
    'home.promise2Text': 'Order in the morning, collect in your store in the evening.',
    'home.promise3Title': 'Thirty days to change your mind',
    'home.promise3Text': 'A room needs time. Bring back what did not settle in.',
    'category.count': { one: '{count} piece', other: '{count} pieces' },
  },
  ko: {
    ...common.ko,
    'home.title': '방을 집으로 만드는 물건들',
    'home.documentTitle': '갤러리아: 유리 지붕 아래의 홈 & 기프트',
    'home.eyebrow': '하나의 유리 지붕 아래',
    'home.lead':
      '늦은 밤 책을 읽는 이를 위한 조명, 느긋한 아침을 위한 그릇, 선물하기 아까운 선물. 천천히 고르고 오래 쓰도록 만들었습니다.',
    'home.heroAlt': '유리 지붕으로 햇살이 드는 아케이드, 안락의자와 스탠드 조명, 꽃병이 놓인 탁자',
    'home.shopNew': '새로 들어온 상품 보기',
    'home.findStore': '매장 찾기',
    'home.categories': '공간과 마음을 따라 둘러보기',
    'home.popular': '이번 주 사랑받은 상품',
    'home.popularHint': '다른 분들이 집으로 데려간 것들',
    'home.newest': '방금 풀어놓은 상품',
    'home.newestHint': '나무와 밀랍 향이 아직 남아 있는 신상품',
    'home.seeAllPopular': '인기 상품 모두 보기',
    'home.seeAllNewest': '신상품 모두 보기',
    'home.storyTitle': '더 적게, 더 좋은 것으로',
    'home.storyText':
      '우리 집 식탁에 올리고 싶은 것만 들여놓습니다. 정직한 소재, 고쳐 쓸 수 있는 부품, 이름을 아는 만든 이들.',
    'home.promise1Title': '고쳐 쓰도록 만듭니다',
    'home.promise1Text': '갓, 심지, 전선, 쿠션은 따로 다시 살 수 있습니다.',
    'home.promise2Title': '당일 매장 수령',
    'home.promise2Text': '아침에 주문하고 저녁에 매장에서 찾아가세요.',
    'home.promise3Title': '30일 동안 생각해 보세요',
    'home.promise3Text': '방에는 시간이 필요합니다. 어울리지 않으면 가져오세요.',
    'category.count': '상품 {count}개',
  },
})

/** The name of a text. */
export type MessageKey = keyof (typeof messages)['en']
