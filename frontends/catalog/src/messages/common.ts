import { defineMessages } from '@galleria/ui'

/** What parts of more than one page say. */
export const messages = defineMessages({
  en: {
    'part.missingTitle': 'This part is taking a break',
    'part.missingCategories': 'The list of departments does not answer right now. Search still finds everything.',
    'part.missingProducts': 'These products do not answer right now. Everything else works as usual.',
    'part.missingStores': 'The list of stores does not answer right now. Please try again in a moment.',
    'page.failed': 'This page did not load',
    'page.retry': 'Try again',
    'unknown.home': 'Back to the entrance',
    'a11y.home': 'Home',
  },
  ko: {
    'part.missingTitle': '이 부분은 잠시 쉬고 있습니다',
    'part.missingCategories': '지금은 코너 목록이 응답하지 않습니다. 검색은 그대로 쓸 수 있습니다.',
    'part.missingProducts': '지금은 이 상품들이 응답하지 않습니다. 다른 것은 평소와 같습니다.',
    'part.missingStores': '지금은 매장 목록이 응답하지 않습니다. 잠시 후 다시 시도해 주세요.',
    'page.failed': '페이지를 불러오지 못했습니다',
    'page.retry': '다시 시도',
    'unknown.home': '입구로 돌아가기',
    'a11y.home': '홈',
  },
})
