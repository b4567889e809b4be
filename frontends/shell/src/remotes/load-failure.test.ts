import { expect, test } from 'bun:test'
import { deadline, isNetworkFailure, LoadTimeout, mayComeBack, RemoteClosed } from './load-failure.ts'

test('a script that never arrived is told from one that broke, in the words of each browser', () => {
  expect(isNetworkFailure(new TypeError('Failed to fetch dynamically imported module: /a.js'))).toBe(true)
  expect(isNetworkFailure(new TypeError('error loading dynamically imported module: /a.js'))).toBe(true)
  expect(isNetworkFailure(new TypeError('Importing a module script failed.'))).toBe(true)
  expect(isNetworkFailure(new Error('wrapped', { cause: new Error('#RUNTIME-008') }))).toBe(true)
  expect(isNetworkFailure(new Error('sku is undefined'))).toBe(false)
})

test('what is closed or slow is tried again by itself, what crashed is not', () => {
  expect(mayComeBack(new RemoteClosed('orders is not open.'))).toBe(true)
  expect(mayComeBack(new LoadTimeout('No answer'))).toBe(true)
  expect(mayComeBack(new Error('sku is undefined'))).toBe(false)
})

test('nobody waits longer than the patience for a load that hangs', async () => {
  const hanging = new Promise<string>(() => undefined)

  expect(deadline(hanging, 5)).rejects.toBeInstanceOf(LoadTimeout)
  expect(await deadline(Promise.resolve('here'), 5_000)).toBe('here')
})
