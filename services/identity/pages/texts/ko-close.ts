import type { Texts } from './en.ts'

/** What is said of closing one's account, in Korean. */
export const close: Texts['close'] = {
  title: '계정 해지',
  offer: '더 이상 필요하지 않다면 해지할 수 있습니다. 먼저 어떤 일이 일어나는지 알려 드립니다.',
  begin: '계정 해지…',
  lead: '완전히 해지합니다. 고객님도 저희도 되돌릴 수 없습니다.',
  happens: '해지하면',
  points: [
    '이름, 이메일 주소, 패스키가 삭제됩니다.',
    '모든 곳에서 로그아웃되고, 대신 이용하는 앱의 접근도 5분 안에 모두 끝납니다.',
    '이미 하신 주문은 회계를 위해 보관되며, 상품은 그대로 배송됩니다.',
    '같은 주소로 새 계정을 만들 수 있지만 이 계정의 내용은 이어지지 않습니다.',
  ],
  proof: '본인 확인',
  submit: '계정을 완전히 해지',
  passkey: '패스키로 확인하고 완전히 해지',
  keep: '계정 유지',
  doneTitle: '계정이 해지되었습니다',
  doneText: '모든 곳에서 로그아웃되었습니다. 같은 내용을 메일로도 보내 드립니다.',
}
