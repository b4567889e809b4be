import { expect, test } from 'bun:test'
import { texts } from '../texts/texts.ts'
import { buildAssets } from './assets.ts'

test('sheet and script are small enough to come with every page, and name nothing from elsewhere', async () => {
  const { sheet, script } = await buildAssets()
  expect(sheet.length).toBeLessThan(14_000)
  expect(script.length).toBeLessThan(3_000)
  for (const text of [sheet, script]) expect(text).not.toMatch(/https?:|@import|url\(|eval|innerHTML/)
})

test('every word is there in both languages, and no English is left in the Korean', () => {
  const said = (part: unknown): string[] =>
    typeof part === 'string'
      ? [part]
      : typeof part === 'function'
        ? [String(part('Galleria', 'Galleria'))]
        : Object.values(part as object).flatMap(said)
  const [english, korean] = [said(texts.en), said(texts.ko)]
  expect(korean).toHaveLength(english.length)
  expect(english.filter((words) => /[가-힣]/.test(words))).toEqual(['한국어'])
  expect(korean.filter((words) => !/[가-힣]/.test(words))).toEqual(['English', ' (Galleria)'])
})
