import { expect, test } from 'bun:test'
import { passwordMistake } from './password-policy.ts'

const mina = { email: 'mina.kang@example.com', name: 'Mina Kang' }

test('a long password of any kind is taken as it is', () => {
  for (const good of [
    'seven clay pots, glazed twice',
    'jf72-kq9w-zzt4-mmb8',
    '유리지붕아래 파란 화분 일곱 개',
    'Tr0ub4dor&3 rides again',
    '        a quiet garden        ',
    '🌵🪴🎍🌾🌷🌹🌻🌼🍄🍁🍀🌿',
  ])
    expect({ good, mistake: passwordMistake(good, mina) }).toEqual({ good, mistake: undefined })
})

test('twelve characters are the least, two hundred and fifty-six the most', () => {
  expect(passwordMistake('clay-pot-7x', mina)).toBe('password-too-short')
  expect(passwordMistake('clay-pot-7xq', mina)).toBeUndefined()
  expect(passwordMistake('clay pot 7xq '.repeat(25), mina)).toBe('password-too-long')
  // Characters as a person counts them: six emoji are twelve units of UTF-16.
  expect(passwordMistake('🌵🪴🎍🌾🌷🌹', mina)).toBe('password-too-short')
})

test('what everybody tries is refused, however it is dressed up', () => {
  for (const bad of [
    'password1234',
    'P@ssw0rd1234!',
    'passwordpassword',
    'Password2026!!',
    'qwertyuiop12',
    '123456789012',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'iloveyou2026',
    'welcome12345',
    'Galleria2026!',
    'letmein-letmein',
    '1qaz2wsx3edc',
    'asdfghjkl123',
    'adminadmin123',
    'correcthorsebatterystaple',
    '098765432109',
    'qwerty123456',
    'monkeydragon1',
    'summer2026!!',
    'zxcvbnm12345',
  ])
    expect({ bad, mistake: passwordMistake(bad, mina) }).toEqual({ bad, mistake: 'password-common' })
})

test('one’s own name or address is no password', () => {
  for (const bad of ['mina.kang.2026', 'Mina Kang Mina 1', 'kangmina!!1234'])
    expect({ bad, mistake: passwordMistake(bad, mina) }).toEqual({ bad, mistake: 'password-personal' })
})
