import { expect, test } from 'bun:test'
import { allChecks } from './checks/all.ts'
import { readOptions } from './options.ts'

test('checks are picked by words of their names, or by how their requirements begin, whoever is put to the test', () => {
  for (const whose of [['orders', 'shipping'], ['--all'], ['--faults']]) {
    const { isWanted } = readOptions([...whose, '--only', 'SP-BUD'])
    const picked = allChecks.filter(isWanted)
    expect(picked.length).toBeGreaterThan(3)
    expect(picked.filter(({ proves }) => !proves.some((id) => id.startsWith('SP-BUD')))).toEqual([])
  }
  expect(allChecks.filter(readOptions(['--all', '--only', 'not JSON']).isWanted)).toHaveLength(1)
  expect(allChecks.filter(readOptions(['--all']).isWanted)).toEqual([...allChecks])
})

test.each([
  [['--all', 'orders'], '--all or orders'],
  [['--all', '--faults'], '--all or --faults'],
  [['--faults', 'orders'], '--faults or orders'],
  [['--faults', '--running'], 'no shop has it running'],
  [[], 'Nothing was said'],
  [['nobody'], 'no process “nobody”'],
  [['gateway'], 'gateway cannot be put to the test'],
  [['orders', '--only', 'SP-NONE'], 'No check has “SP-NONE”'],
  [['orders', '--soon'], '--soon'],
])('%j is refused, and it is said why', (argv, why) => {
  expect(() => readOptions(argv)).toThrow(why)
})

test('the shop that is looked at is the usual one, unless a data folder is named', () => {
  expect(readOptions(['orders']).running).toBeUndefined()
  expect(readOptions(['orders', '--running']).running).toEndWith('.galleria')
  expect(readOptions(['--running=/tmp/a-shop', 'orders']).running).toBe('/tmp/a-shop')
})
