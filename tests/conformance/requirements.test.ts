import { expect, test } from 'bun:test'
import { allChecks } from './checks/all.ts'
import { afterwards, harmless, leftOut } from './checks/running.ts'
import { readRequirements } from './requirements.ts'
import { unseen } from './unseen.ts'

const requirements = await readRequirements()
const known = new Set(requirements.map(({ id }) => id))
const proven = new Set(allChecks.flatMap(({ proves }) => proves))

test('every MUST of the protocol has a check, or a reason why it cannot be seen from outside', () => {
  const open = requirements.filter(({ id, binding }) => binding && !proven.has(id) && !(id in unseen))
  expect(open.map(({ id, text }) => `${id} ${text}`)).toEqual([])
  expect(requirements.length).toBeGreaterThan(100)
})

test('no check and no reason names a requirement that there is not', () => {
  expect([...proven, ...Object.keys(unseen)].filter((id) => !known.has(id))).toEqual([])
})

test('nothing that is checked is called unseen', () => {
  expect(Object.keys(unseen).filter((id) => proven.has(id))).toEqual([])
})

test('no two checks have one name, since a report is read by them', () => {
  const names = allChecks.map(({ name }) => name)
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
})

test('a check is made of a service in use, or left out with a reason, and never both', () => {
  const made = [...harmless.flat(), ...afterwards].map(({ name }) => name)
  const spared = leftOut.flatMap(({ checks }) => checks.map(({ name }) => name))
  expect([...made, ...spared].toSorted()).toEqual(allChecks.map(({ name }) => name).toSorted())
  expect(made.length).toBeGreaterThan(35)
})
