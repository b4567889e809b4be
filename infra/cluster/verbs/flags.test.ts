import { expect, test } from 'bun:test'
import { readFlags } from './flags.ts'

const read = (...argv: string[]) => readFlags(argv, '/shop', () => 'new')

test('without a word, the help is meant', () => {
  expect(read().verb).toBe('help')
})

test('the shop is opened in full, on its usual data, in the foreground', () => {
  expect(read('up')).toMatchObject({
    verb: 'up',
    detach: false,
    profile: 'full',
    dataDir: '/shop',
    isolated: undefined,
    port: undefined,
  })
})

test('an isolated copy lies in a folder of its own, and is found again by its name', () => {
  expect(read('up', '--isolated').dataDir).toBe('/shop/isolated-new')
  expect(read('down', '--isolated=new').dataDir).toBe('/shop/isolated-new')
})

test('the import that is sold beside the shop’s own goods is named by its folder, wherever it is started from', () => {
  expect(read('up').catalogue).toBeUndefined()
  expect(read('up', '--catalogue=/imports/online-retail').catalogue).toBe('/imports/online-retail')
  expect(read('up', '--catalogue=imports').catalogue).toBe(`${process.cwd()}/imports`)
})

test.each([
  ['a profile that is not there', ['up', '--profile', 'huge'], 'there are minimal and full'],
  ['a port that is none', ['up', '--port', '70000'], '70000 is not a port'],
  ['a flag that is not there', ['up', '--fast'], "Unknown option '--fast'"],
  ['a name that would leave the folder', ['up', '--isolated=../x'], 'is made of a-z, 0-9 and -'],
])('%s is refused', (_what, argv, reason) => {
  expect(() => read(...argv)).toThrow(reason)
})
