import { expect, test } from 'bun:test'
import { addressKey, emailMistake, nameMistake, tidyName } from './account.ts'

test('two spellings of one address are one account', () => {
  expect(addressKey(' Mina@Example.COM ')).toBe('mina@example.com')
})

test('an address is one that a single mail can be sent to', () => {
  for (const good of ['mina@example.com', 'mina.k+shop@mail.example.co.kr', "o'neil@example.com"])
    expect({ good, mistake: emailMistake(good) }).toEqual({ good, mistake: undefined })
  for (const bad of [
    'mina',
    'mina@',
    '@example.com',
    'mina@example',
    'a@b@example.com',
    'mina@example.com\r\nbcc: joon@example.com',
    'mina@example.com,joon@example.com',
    '<mina@example.com>',
    'mina @example.com',
    'mina@-example.com',
    `${'a'.repeat(65)}@example.com`,
    `mina@${'a.'.repeat(130)}com`,
  ])
    expect({ bad, mistake: emailMistake(bad) }).toEqual({ bad, mistake: 'email-invalid' })
  expect(emailMistake('  ')).toBe('email-missing')
})

test('a name is whatever people are called, and nothing that plays tricks on whoever reads it', () => {
  for (const good of ['Mina Kang', '강미나', "Siobhán O'Neil-Løvås", 'X Æ A-12'])
    expect(nameMistake(good)).toBeUndefined()
  expect(nameMistake('   ')).toBe('name-missing')
  expect(nameMistake('a'.repeat(101))).toBe('name-too-long')
  for (const bad of ['<b>Mina</b>', 'Mina\u202eanim', 'Mi\u0000na', 'Mi\u200bna'])
    expect(nameMistake(bad)).toBe('name-unusable')
  expect(tidyName('  Mina \n  Kang ')).toBe('Mina Kang')
})
