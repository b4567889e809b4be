import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../settings.ts'
import { merchantOf } from './merchant.ts'
import { until } from './until.ts'

const key = { PSP_API_KEY: 'psp_key_for_a_test_only' }

/** Starts the provider as a process of its own, and waits until it says where it listens. */
async function startProcess(folder: string, env: Record<string, string> = {}) {
  const child = Bun.spawn([process.execPath, '--no-env-file', join(import.meta.dir, '../server.ts')], {
    env: { PATH: process.env.PATH ?? '', ...key, HTTP_PORT: '0', DATA_DIR: folder, ...env },
    stdout: 'pipe',
  })
  const { value } = await child.stdout.getReader().read()
  const { url } = JSON.parse(new TextDecoder().decode(value)) as { url: string }
  return { child, url: new URL(url).origin, merchant: merchantOf(new URL(url).origin, key.PSP_API_KEY) }
}

test('the process says where it listens, answers, and ends well on SIGTERM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psp-'))
  const { child, url } = await startProcess(folder)

  expect(await (await fetch(new URL('/status', url))).json()).toEqual({ status: 'up', charges: 0 })
  const script = await fetch(new URL('/assets/field.js', url))
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(await script.text()).toContain('psp:token')

  child.kill('SIGTERM')
  expect(await child.exited).toBe(0)
  rmSync(folder, { recursive: true })
})

test('a process that was killed keeps what it answered, and makes the charge it was working on, though nobody asks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psp-'))
  const first = await startProcess(folder, { PSP_HANG_MS: '3000' })
  const taken = (await (await first.merchant.charge('order-1')).json()) as { id: string }
  await first.merchant.capture(taken.id, '100.00')
  const broken = first.merchant.charge('order-2', '4000000000006975').catch((error) => error.code)
  await until(() => first.merchant.found('order-2'))
  first.child.kill('SIGKILL')
  expect(await broken).toBe('ECONNRESET')

  const second = await startProcess(folder)
  expect(await second.merchant.ledger()).toEqual(['capture order-1 100.00'])
  const told = async () =>
    ((await second.merchant.ask('GET', '/v1/events')).json.data as { type: string }[]).map(({ type }) => type)
  await until(async () => (await told()).length === 3)
  expect(await told()).toEqual(['charge.authorized', 'charge.settled', 'charge.authorized'])
  second.child.kill('SIGTERM')
  expect(await second.child.exited).toBe(0)
  rmSync(folder, { recursive: true })
})

test('settings that are wrong are named, and origins are nothing but origins', () => {
  expect(() => readSettings({})).toThrow('PSP_API_KEY')
  expect(() => readSettings({ ...key, PUBLIC_ORIGIN: '*' })).toThrow('PUBLIC_ORIGIN')
  expect(() => readSettings({ ...key, PSP_WEBHOOK_URL: 'http://127.0.0.1:1' })).toThrow('PSP_WEBHOOK_SECRET')
  expect(() => readSettings({ ...key, PSP_WEBHOOK_URL: '/webhooks/psp' })).toThrow('PSP_WEBHOOK_URL')
  expect(() => readSettings({ ...key, PSP_SEED: '-1' })).toThrow('PSP_SEED')
  expect(readSettings({ ...key, PUBLIC_ORIGIN: 'http://localhost:8080/shop, https://a.test' }).PUBLIC_ORIGIN).toEqual([
    'http://localhost:8080',
    'https://a.test',
  ])
})
