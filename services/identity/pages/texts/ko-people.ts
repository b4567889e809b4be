import type { Texts } from './en.ts'

/** What the page says on which staff looks people up, in Korean. */
export const people: Texts['people'] = {
  title: '고객 찾기',
  lead: '도움을 요청한 분을 도와주세요. 조회할 때마다 기록에 남습니다.',
  wanted: '이메일 주소 또는 ID',
  wantedHint: '고객이 알려 준 그대로 빠짐없이.',
  find: '찾기',
  id: '계정 ID',
  roles: '권한',
  since: '계정을 만든 때',
  sessions: '로그인',
  sessionCount: (count) => `${count}곳`,
  endTitle: '모든 로그인 끝내기',
  endText: '대신 이용하는 앱을 포함해 모든 곳에서 로그아웃됩니다. 본인은 다시 로그인할 수 있습니다.',
  reason: '사유',
  reasonHint: '감사 기록에 남길 사유입니다. 이름, 주소, 번호는 쓰지 마세요.',
  end: '모든 로그인 끝내기',
  ended: '모든 로그인이 끝났습니다. 대신 이용하는 앱의 접근도 5분 안에 끝납니다.',
  'ending-own': '본인의 계정입니다. 로그인은 ‘로그인된 기기’ 페이지에서 끝내세요.',
  'ending-above': '이곳에서 일하는 사람의 계정이라 로그인을 끝낼 수 없습니다. 운영자에게 요청하세요.',
}
