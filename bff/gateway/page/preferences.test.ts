import { expect, test } from 'bun:test'
import { preferencesOf } from './preferences.ts'

test('what the reader chose counts before what the browser asks for', () => {
  expect(preferencesOf('a=1; galleria-locale=ko; galleria-theme=dark', 'en')).toEqual({ locale: 'ko', theme: 'dark' })
  expect(preferencesOf('galleria-locale=fr; galleria-theme=neon', 'ko-KR')).toEqual({ locale: 'ko', theme: undefined })
  expect(preferencesOf('not-galleria-theme=dark', null)).toEqual({ locale: 'en', theme: undefined })
})

test('of the languages asked for, the one wanted most that the shop speaks', () => {
  const locale = (header: string | null) => preferencesOf(null, header).locale

  expect(locale('ko-KR,ko;q=0.9,en;q=0.8')).toBe('ko')
  expect(locale('fr, en;q=0.5, ko;q=0.9')).toBe('ko')
  expect(locale('ko;q=0, fr')).toBe('en')
  expect(locale('kok')).toBe('en')
  expect(locale('ko;q=nonsense')).toBe('en')
  expect(locale(null)).toBe('en')
})
