import { expect, test } from 'bun:test'
import { localeFor } from './locale.ts'

const wish = { uiLocales: undefined, remembered: undefined, acceptLanguage: undefined }

for (const [what, asked, locale] of [
  ['nothing', {}, 'en'],
  ['what the app asks for', { uiLocales: 'fr ko-KR', remembered: 'en', acceptLanguage: 'en' }, 'ko'],
  ['what was chosen before', { remembered: 'ko', acceptLanguage: 'en' }, 'ko'],
  ['what the browser wants most', { acceptLanguage: 'fr, en;q=0.5, ko;q=0.9' }, 'ko'],
  ['what the browser refuses', { acceptLanguage: 'ko;q=0' }, 'en'],
  ['what nobody speaks here', { uiLocales: 'xx', remembered: '<b>', acceptLanguage: '*' }, 'en'],
] as const) {
  test(`a page is in ${locale} for ${what}`, () => {
    expect(localeFor({ ...wish, ...asked })).toBe(locale)
  })
}
