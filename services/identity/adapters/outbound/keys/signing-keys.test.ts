import { expect, test } from 'bun:test'
import { systemRandom } from '@galleria/chassis/ports/index'
import { openDatabase } from '@galleria/chassis/store/database'
import { schema } from '../store/schema.ts'
import { createSigningKeys } from './signing-keys.ts'
import { createVault } from './vault.ts'

const hour = 3_600_000

function keys() {
  const db = openDatabase({ file: ':memory:', migrations: [schema] })
  const clock = { now: 1_000 * hour }
  const noted: string[] = []
  const signing = createSigningKeys(db, {
    vault: createVault(systemRandom.bytes(32), systemRandom),
    life: { signsForMs: 100 * hour, shownAheadMs: hour, shownAfterMs: 10 * hour },
    now: () => clock.now,
    audit: { note: ({ action }) => noted.push(action) },
  })
  const at = async (hours: number) => {
    clock.now = (1_000 + hours) * hour
    await signing.rotate()
    return { signer: signing.forSigner()[0]?.kid, shown: signing.published().map(({ kid }) => kid) }
  }
  return { db, signing, at, noted }
}

test('[A22] a new key is shown before it signs, and an old one for as long as what it signed may live', async () => {
  const { at, noted } = keys()
  const first = await at(0)
  expect(first.shown).toEqual([String(first.signer)])
  expect(await at(98)).toEqual(first)

  const ahead = await at(99)
  expect(ahead.signer).toBe(first.signer)
  expect(ahead.shown.length).toBe(2)

  const after = await at(100)
  expect(after.signer).toBe(ahead.shown[1])
  expect(after.shown).toContain(String(first.signer))

  expect((await at(109)).shown).toContain(String(first.signer))
  expect((await at(110)).shown).toEqual([String(after.signer)])
  expect(noted).toEqual(['signing-key.made', 'signing-key.made', 'signing-key.retired'])
})

test('[A22] after a long sleep the new key is shown for a while all the same before it signs', async () => {
  const { at } = keys()
  const first = await at(0)
  const late = await at(500)
  expect(late.signer).toBe(first.signer)
  expect(late.shown.length).toBe(2)
  expect((await at(501)).signer).not.toBe(first.signer)
})

test('[A22] nothing private is published, and nothing private can be read in the store', async () => {
  const { db, signing, at } = keys()
  await at(0)
  expect(Object.keys(signing.published()[0] ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  const { d } = signing.forSigner()[0] ?? {}
  expect(d).toBeString()
  expect(Buffer.from(db.serialize()).includes(String(d))).toBe(false)
})
