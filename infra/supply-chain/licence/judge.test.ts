import { expect, test } from 'bun:test'
import { openInstalled } from '../lock/installed.ts'
import { readLock } from '../lock/lockfile.ts'
import { objection } from './judge.ts'
import { isForOneMachine, openLicences, stated } from './licence-of.ts'
import { licenceList } from './list.ts'

test.each([
  ['MIT', undefined],
  ['MIT OR GPL-3.0-only', undefined],
  ['(BSD-2-Clause OR WTFPL) AND MIT', undefined],
  ['MIT AND GPL-3.0-only', 'GPL-3.0-only is forbidden: it would have to cover all of Galleria'],
  ['AGPL-3.0-only', 'AGPL-3.0-only is forbidden: it would have to cover all of Galleria, also where it is only served'],
  ['WTFPL', 'nobody has read WTFPL yet'],
  ['SEE LICENSE IN LICENSE.md', '"SEE LICENSE IN LICENSE.md" is no SPDX expression'],
  [undefined, 'no licence is stated'],
])('[C3] a package under %s', (licence, said) => {
  expect(objection(licence)).toBe(said as never)
})

test('[C3] a licence is read in all three ways in which packages state it', () => {
  expect(stated({ license: 'MIT' })).toBe('MIT')
  expect(stated({ license: { type: 'MIT' } })).toBe('MIT')
  expect(stated({ licenses: [{ type: 'MIT' }, { type: 'Apache-2.0' }] })).toBe('MIT OR Apache-2.0')
  expect(stated({})).toBeUndefined()
})

test('[C3] everything that we depend on may be depended on', async () => {
  const list = await licenceList(await readLock())
  expect(list.length).toBeGreaterThan(100)
  expect(list.filter((one) => one.objection !== undefined)).toEqual([])
})

test('[C3] what is said of packages that only some machines install is so of those installed here', async () => {
  const lock = await readLock()
  const [installed, licenceOf] = [openInstalled(), openLicences(lock)]
  const different: string[] = []
  let compared = 0
  for (const entry of [...lock.packages.values()].filter(isForOneMachine)) {
    const here = await installed(entry)
    if (!here) continue
    compared += 1
    if (stated(here) !== (await licenceOf(entry))) different.push(entry.name)
  }
  expect(compared).toBeGreaterThan(0)
  expect(different).toEqual([])
})
