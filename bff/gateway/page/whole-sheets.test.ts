import { afterAll, expect, test } from 'bun:test'
import { openEdition } from '../test/edition.ts'
import { sheets } from '../test/published.ts'
import { placedFirst } from './edition.ts'
import { createWholeSheets } from './whole-sheets.ts'

const { edition, open, write, remove } = await openEdition()
afterAll(remove)
const placed = placedFirst(edition, edition.match('/product/oslo-table-lamp'))
const whole = ['shell/s1/shell.css', 'catalog/b1/style.css', 'orders/b1/style.css'] as const

test('all styles of a page are in one sheet', async () => {
  const made = createWholeSheets()
  const address = made.addressOf(edition, placed)
  const sheet = await made.find(address, edition)?.as('identity')

  expect(address).toMatch(/^\/frontends\/_\/\w+\/catalog\.product~orders\.mini-cart\.css$/)
  expect(Buffer.from(sheet ?? []).toString()).toBe(whole.map((file) => sheets[file]).join(''))
})

test('another gateway finds the sheet that this one named, if it serves the same publication', () => {
  const address = createWholeSheets().addressOf(edition, placed)

  expect(createWholeSheets().find(address, edition)).toBeDefined()
  expect(createWholeSheets().find(address, undefined)).toBeUndefined()
  expect(createWholeSheets().find(address.replace('product', 'home'), edition)).toBeUndefined()
  expect(createWholeSheets().find('/frontends/_/abc/../secret.css', edition)).toBeUndefined()
})

test('a sheet stays at its address when there is a newer edition', async () => {
  const made = createWholeSheets()
  const address = made.addressOf(edition, placed)
  write('catalog/b1/style.css', '.lamp{color:blue}')
  const newer = await open()

  expect(made.addressOf({ ...newer, version: 'v2' }, placed)).not.toBe(address)
  expect(made.find(address, newer)).toBeDefined()
})
