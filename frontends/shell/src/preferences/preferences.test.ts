import { expect, test } from 'bun:test'
import { readPreference } from './cookie.ts'
import { localeOf } from './locale.ts'
import { themeOf } from './theme.ts'

test('the language is the one chosen, else the first that the reader speaks and the shop too, else English', () => {
  expect(localeOf('a=b; galleria-locale=ko', ['en-GB'])).toBe('ko')
  expect(localeOf('', ['fr-FR', 'ko-KR', 'en'])).toBe('ko')
  expect(localeOf('galleria-locale=xx', ['de'])).toBe('en')
})

test('a theme nobody offers is as good as none', () => {
  expect(themeOf('galleria-theme=dark')).toBe('dark')
  expect(themeOf('galleria-theme=neon')).toBe('system')
})

test('a cookie whose name only ends alike is not the preference', () => {
  expect(readPreference('not-galleria-theme=dark', 'galleria-theme', ['dark'])).toBeUndefined()
})
