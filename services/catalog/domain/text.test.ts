import { expect, test } from 'bun:test'
import { filedText, filedWithoutSpaces, fold, keystrokes, pieces, wantedWords, words } from './text.ts'

test('case, accents and apostrophes make no difference', () => {
  expect(fold("Children's CAFÉ Ærø Ångström")).toBe('childrens cafe aero angstrom')
  expect(fold('ＬＥＤ')).toBe('led')
})

test('Korean stays in whole syllables, however it was typed', () => {
  expect(fold('램프'.normalize('NFD'))).toBe('램프')
})

test('words end where the script changes, and signs are no words', () => {
  expect(words('LED조명, 3-단 "선반" *')).toEqual(['led', '조명', '3', '단', '선반'])
  expect(words('" AND () ^ *')).toEqual(['and'])
})

test('fillers are not looked for, unless nothing else was typed', () => {
  expect(wantedWords('a lamp for my desk, a lamp')).toEqual(['lamp', 'desk'])
  expect(wantedWords('of the')).toEqual(['of', 'the'])
})

test('no more than twelve words are looked at', () => {
  expect(wantedWords('b c d e f g h j k l m n o p q')).toHaveLength(12)
})

test('a Korean word is filed under its pairs and its end', () => {
  expect(pieces('머그컵')).toEqual(['머그', '그컵', '컵'])
  expect(pieces('컵')).toEqual(['컵'])
  expect(filedText('오크 머그컵')).toBe('오크 크 머그 그컵 컵')
  expect(filedWithoutSpaces('오크 컵')).toBe('오크 크컵 컵')
})

test('an unfinished syllable begins the finished one', () => {
  expect(keystrokes('램프').startsWith(keystrokes('래'))).toBe(true)
  expect(keystrokes('램프').startsWith(keystrokes('램ㅍ'))).toBe(true)
  expect(keystrokes('램프').startsWith(keystrokes('럼'))).toBe(false)
})
