import { defineMessages } from '@galleria/ui'

/** What is said when a session has ended by itself. */
export const messages = defineMessages({
  en: {
    'session-ended': 'You are no longer signed in. Everything on this page stays as it is.',
    'session-again': 'Sign in again',
    'session-dismiss': 'Go on without',
  },
  ko: {
    'session-ended': '로그인이 만료되었습니다. 이 화면의 내용은 그대로 유지됩니다.',
    'session-again': '다시 로그인',
    'session-dismiss': '로그인하지 않고 계속',
  },
})
