import type { CardMistake } from '../cards/card-form.ts'
import type { TestCard } from '../cards/test-cards.ts'

/** Languages the card field speaks. */
export const locales = ['en', 'ko'] as const
/** See {@link locales}. */
export type Locale = (typeof locales)[number]

/** Everything the field says. */
export interface Texts {
  readonly title: string
  readonly number: string
  readonly expiry: string
  readonly expiryHint: string
  readonly cvc: string
  readonly cvcHint: string
  readonly promise: string
  readonly testCards: string
  readonly about: Readonly<Record<TestCard['about'], string>>
  readonly mistakes: Readonly<Record<CardMistake, string>>
  readonly incomplete: string
  readonly working: string
  readonly ready: string
  readonly expired: string
  readonly failed: string
  readonly challengeTitle: string
  readonly challengeText: string
  readonly code: string
  readonly testCode: string
  readonly confirm: string
  readonly otherCard: string
  readonly codeMissing: string
  readonly codeWrong: string
  readonly challengeOpen: string
  readonly noScript: string
}

/** The field's texts by language. `{…}` is filled in by the page. */
export const texts: Readonly<Record<Locale, Texts>> = {
  en: {
    title: 'Card details',
    number: 'Card number',
    expiry: 'Expiry date',
    expiryHint: 'MM / YY',
    cvc: 'Security code',
    cvcHint: '3 digits',
    promise: 'Your card goes straight to Tessel Pay. The shop never sees it.',
    testCards: 'Which cards can I use?',
    about: {
      approve: 'Is accepted',
      challenge: 'Asks for a code first',
      'challenge-refuse': 'Asks for a code, then is declined',
      refuse: 'Is declined',
      insufficient: 'Has not enough funds',
      expired: 'Is treated as expired',
      slow: 'Answers too late, but is charged',
      lost: 'Never answers, is not charged',
    },
    mistakes: {
      'number-missing': 'Enter the card number.',
      'number-short': 'The number has 16 digits.',
      'number-wrong': 'Check the number; a digit seems wrong.',
      'number-not-test': 'Only test cards work here. Please do not use a real one.',
      'expiry-missing': 'Enter the expiry date.',
      'expiry-wrong': 'Enter it as month and year, such as 09 / 28.',
      'expiry-past': 'This card has expired.',
      'cvc-missing': 'Enter the security code.',
      'cvc-wrong': 'The code has 3 digits.',
    },
    incomplete: 'Check the card details.',
    working: 'Checking the card…',
    ready: 'Card ending in {last4} is ready.',
    expired: 'This card field is too old. Load the page again.',
    failed: 'The payment provider cannot be reached. Try again in a moment.',
    challengeTitle: 'Confirm that it is you',
    challengeText: 'Your bank has sent a code to the phone that belongs to the card ending in {last4}.',
    code: 'One-time code',
    testCode: 'Test code',
    confirm: 'Confirm',
    otherCard: 'Use another card',
    codeMissing: 'Enter the 6-digit code.',
    codeWrong: 'That code is not right. Attempts left: {left}.',
    challengeOpen: 'Enter the code from your bank.',
    noScript: 'This card field needs JavaScript.',
  },
  ko: {
    title: '카드 정보',
    number: '카드 번호',
    expiry: '유효 기간',
    expiryHint: 'MM / YY',
    cvc: '보안 코드',
    cvcHint: '숫자 3자리',
    promise: '카드 정보는 Tessel Pay로 바로 전달되며 상점에는 보이지 않습니다.',
    testCards: '어떤 카드를 쓸 수 있나요?',
    about: {
      approve: '승인됩니다',
      challenge: '먼저 코드를 묻습니다',
      'challenge-refuse': '코드를 물은 뒤 거절됩니다',
      refuse: '거절됩니다',
      insufficient: '잔액이 부족합니다',
      expired: '만료된 카드로 처리됩니다',
      slow: '응답은 늦지만 청구됩니다',
      lost: '응답이 없고 청구되지 않습니다',
    },
    mistakes: {
      'number-missing': '카드 번호를 입력하세요.',
      'number-short': '카드 번호는 16자리입니다.',
      'number-wrong': '번호를 확인하세요. 잘못된 숫자가 있는 것 같습니다.',
      'number-not-test': '여기서는 테스트 카드만 쓸 수 있습니다. 실제 카드는 입력하지 마세요.',
      'expiry-missing': '유효 기간을 입력하세요.',
      'expiry-wrong': '09 / 28처럼 월과 연도를 입력하세요.',
      'expiry-past': '만료된 카드입니다.',
      'cvc-missing': '보안 코드를 입력하세요.',
      'cvc-wrong': '보안 코드는 3자리입니다.',
    },
    incomplete: '카드 정보를 확인하세요.',
    working: '카드를 확인하는 중…',
    ready: '끝자리 {last4} 카드가 준비되었습니다.',
    expired: '카드 입력 창이 만료되었습니다. 페이지를 새로 고치세요.',
    failed: '결제사에 연결할 수 없습니다. 잠시 후 다시 시도하세요.',
    challengeTitle: '본인 확인',
    challengeText: '끝자리 {last4} 카드에 등록된 휴대전화로 은행이 코드를 보냈습니다.',
    code: '일회용 코드',
    testCode: '테스트 코드',
    confirm: '확인',
    otherCard: '다른 카드 사용',
    codeMissing: '6자리 코드를 입력하세요.',
    codeWrong: '코드가 맞지 않습니다. 남은 횟수: {left}.',
    challengeOpen: '은행에서 받은 코드를 입력하세요.',
    noScript: '카드 입력 창을 쓰려면 JavaScript가 필요합니다.',
  },
}
