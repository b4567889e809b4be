import { expect, test } from 'bun:test'
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemRandom } from '@galleria/chassis/ports/index'
import { createVault, vaultKey } from './vault.ts'

const vault = createVault(systemRandom.bytes(32), systemRandom)

test('what was sealed opens where it was sealed for, and nowhere else', () => {
  const sealed = vault.seal('errand', 'for Mina')
  expect(vault.open('errand', sealed)).toBe('for Mina')
  expect(() => vault.open('session', sealed)).toThrow()
  expect(() => createVault(systemRandom.bytes(32), systemRandom).open('errand', sealed)).toThrow()
})

test('one changed bit is noticed, wherever it is', () => {
  const sealed = vault.seal('errand', 'for Mina')
  for (let i = 0; i < sealed.length; i += 1) {
    const changed = Uint8Array.from(sealed)
    changed[i] = (changed[i] ?? 0) ^ 1
    expect(() => vault.open('errand', changed)).toThrow()
  }
})

test('the same is never sealed the same way twice, and digested the same way for one purpose only', () => {
  expect(vault.seal('errand', 'x')).not.toEqual(vault.seal('errand', 'x'))
  expect(vault.digest('id', 'x')).toEqual(vault.digest('id', 'x'))
  expect(vault.digest('id', 'x')).not.toEqual(vault.digest('uid', 'x'))
})

test('[A22] the key that seals the store is its owner’s alone, and is not made anew in production', () => {
  const folder = mkdtempSync(join(tmpdir(), 'galleria-vault-'))
  const file = join(folder, 'store.key')
  expect(() => vaultKey(file, { mayMake: false, random: systemRandom })).toThrow('missing')
  const key = vaultKey(file, { mayMake: true, random: systemRandom })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(vaultKey(file, { mayMake: false, random: systemRandom })).toEqual(key)
  chmodSync(file, 0o640)
  expect(() => vaultKey(file, { mayMake: true, random: systemRandom })).toThrow('mode 600')
  const short = join(folder, 'short.key')
  writeFileSync(short, 'dG9vIHNob3J0', { mode: 0o600 })
  expect(() => vaultKey(short, { mayMake: true, random: systemRandom })).toThrow('32 bytes')
  rmSync(folder, { recursive: true })
})
