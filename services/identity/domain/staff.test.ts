import { expect, test } from 'bun:test'
import type { AccountRole } from './account.ts'
import { endingRefusal, mayLookPeopleUp, reachOfRole } from './staff.ts'

const roles = Object.keys(reachOfRole) as AccountRole[]
const one = (...of: AccountRole[]) => ({ id: 'one', roles: of })
const other = (...of: AccountRole[]) => ({ id: 'other', roles: of })

/** Who may end whose sessions, written down a second time: a change of the policy has to be made in both places. */
const allowed = [
  'support shopper',
  'operator shopper',
  'operator support',
  'operator catalogue-manager',
  'operator operator',
  'operator auditor',
]

test('[7.4.5] of all pairs of roles, support reaches shoppers, operators reach everybody, and nobody else anybody', () => {
  expect(roles).toHaveLength(5)
  const found = roles.flatMap((by) =>
    roles.filter((whom) => endingRefusal(one(by), other(whom)) === undefined).map((whom) => `${by} ${whom}`),
  )
  expect(found).toEqual(allowed)
})

test('[7.4.5] whoever is staff as well as a shopper is staff, and who has two roles reaches as far as either', () => {
  for (const role of roles.filter((role) => role !== 'shopper'))
    expect(endingRefusal(one('support'), other('shopper', role))).toBe('ending-above')
  expect(endingRefusal(one('shopper', 'support'), other('shopper'))).toBeUndefined()
  expect(endingRefusal(one('auditor', 'support'), other('shopper'))).toBeUndefined()
  expect(endingRefusal(one(), other())).toBe('ending-above')
})

test('nobody ends their own sessions as somebody else’s', () => {
  for (const role of roles) expect(endingRefusal(one(role), one(role))).toBe('ending-own')
})

test('[7.4.5] only support and operators look people up', () => {
  expect(roles.filter((role) => mayLookPeopleUp({ roles: [role] }))).toEqual(['support', 'operator'])
  expect(mayLookPeopleUp({ roles: [] })).toBe(false)
})
