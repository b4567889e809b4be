import type { Texts } from './en.ts'

/** What mails say, in Korean. */
export const mail: Texts['mail'] = {
  hello: '안녕하세요.',
  bye: 'Galleria 드림',
  ignore: '직접 요청하지 않았다면 아무것도 하지 않으셔도 됩니다. 링크를 열지 않으면 아무 일도 일어나지 않습니다.',
  good: (minutes) =>
    minutes >= 120
      ? `링크는 ${Math.round(minutes / 60)}시간 동안 쓸 수 있습니다.`
      : `링크는 ${minutes}분 동안 쓸 수 있습니다.`,
  verifySubject: '이메일 주소를 확인해 주세요',
  verifyText: '다음 링크를 열어 주소를 확인하고 계정을 완성하세요:',
  verifyButton: '주소 확인',
  knownSubject: '이미 계정이 있습니다',
  knownText:
    '이 주소로 계정을 만들려는 요청이 있었습니다. 이미 계정이 있습니다. 비밀번호를 잊으셨다면 여기에서 새로 정하세요:',
  knownButton: '새 비밀번호 정하기',
  resetSubject: '새 비밀번호 정하기',
  resetText: '다음 링크를 열어 새 비밀번호를 정하세요:',
  resetButton: '새 비밀번호 정하기',
  unknownSubject: '이 주소로 만든 계정이 없습니다',
  unknownText:
    '이 주소의 비밀번호를 새로 정하려는 요청이 있었습니다. 이 주소로 만든 계정이 없습니다. 원하시면 여기에서 계정을 만드세요:',
  unknownButton: '계정 만들기',
  changedSubject: '비밀번호가 바뀌었습니다',
  changedText:
    '계정의 비밀번호가 바뀌었고 다른 기기에서 로그아웃되었습니다. 본인이 아니라면 바로 새 비밀번호를 정하세요:',
  changedButton: '새 비밀번호 정하기',
  passkeySubject: '계정에 패스키가 추가되었습니다',
  passkeyText: '이제 이 패스키로 로그인할 수 있습니다. 본인이 아니라면 패스키를 삭제하고 비밀번호를 바꾸세요:',
  passkeyButton: '패스키 보기',
  closedSubject: '계정이 해지되었습니다',
  closedText:
    '계정이 해지되었으며 되돌릴 수 없습니다. 이름, 이메일 주소, 패스키를 삭제했고 모든 곳에서 로그아웃되었습니다. 주문 내역은 회계를 위해 보관됩니다. 다시 이용하시려면 여기에서 새 계정을 만드세요:',
  closedButton: '계정 만들기',
}
