import { expect, test } from 'bun:test'
import { mkdtempSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair } from 'jose'
import { watchFile } from '../config/watched-file.ts'
import { createLogger } from '../telemetry/logger.ts'
import { Callers, openCallerKeyring } from './caller-keys.ts'

const log = createLogger('caller-keys-test', 'test-1', 'silent')

/** A keyring over a file, and a clock that is moved by hand. */
async function opened(...kids: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'callers-')), 'callers.json')
  let elapsedMs = 0
  const clock = { now: () => elapsedMs, monotonic: () => elapsedMs, after: () => () => {} }
  const publish = async (...known: string[]) => {
    const keys = await Promise.all(known.map(publicKey))
    writeFileSync(`${file}.new`, JSON.stringify({ callers: [{ process: 'orders', speaksFor: [], asserts: [], keys }] }))
    renameSync(`${file}.new`, file)
  }
  await publish(...kids)
  const ring = await openCallerKeyring(watchFile({ file, schema: Callers, clock, log, restMs: 0 }), clock)
  const pass = (ms: number) => {
    elapsedMs += ms
  }
  return { ring, publish, pass }
}

async function publicKey(kid: string) {
  const { publicKey: key } = await generateKeyPair('EdDSA', { extractable: true })
  const { kty, crv, x } = await exportJWK(key)
  return { kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }
}

async function until(holds: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !holds(); await Bun.sleep(5))
    if (Date.now() > deadline) throw new Error('it did not come to that')
}

test('a key that was retired is gone within a second of somebody asking for it', async () => {
  const { ring, publish, pass } = await opened('orders-1')
  await publish('orders-2')
  expect(ring.find('orders-1')?.process).toBe('orders')
  pass(1_001)
  await until(() => ring.find('orders-2') !== undefined)
  expect(ring.find('orders-1')).toBeUndefined()
})

test('tokens that were found good before notice it as well, though they ask for no key', async () => {
  const { ring, publish, pass } = await opened('orders-1')
  const before = ring.version
  await publish('orders-2')
  pass(1_001)
  await until(() => ring.version !== before)
  expect(ring.find('orders-1')).toBeUndefined()
})
