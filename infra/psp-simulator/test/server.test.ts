import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readSettings } from '../settings.ts'

const key = { PSP_API_KEY: 'psp_key_for_a_test_only' }

test('the process says where it listens, answers, and ends well on SIGTERM', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'psp-'))
  const child = Bun.spawn([process.execPath, '--no-env-file', join(import.meta.dir, '../server.ts')], {
    env: { PATH: process.env.PATH ?? '', ...key, HTTP_PORT: '0', DATA_DIR: folder },
    stdout: 'pipe',
  })
  const reader = child.stdout.getReader()
  const { value } = await reader.read()
  const { url } = JSON.parse(new TextDecoder().decode(value)) as { url: string }

  expect(await (await fetch(new URL('/status', url))).json()).toEqual({ status: 'up', charges: 0 })
  const script = await fetch(new URL('/assets/field.js', url))
  expect(script.headers.get('content-type')).toContain('text/javascript')
  expect(await script.text()).toContain('psp:token')

  child.kill('SIGTERM')
  expect(await child.exited).toBe(0)
  rmSync(folder, { recursive: true })
})

test('settings that are wrong are named, and origins are nothing but origins', () => {
  expect(() => readSettings({})).toThrow('PSP_API_KEY')
  expect(() => readSettings({ ...key, PUBLIC_ORIGIN: '*' })).toThrow('PUBLIC_ORIGIN')
  expect(readSettings({ ...key, PUBLIC_ORIGIN: 'http://localhost:8080/shop, https://a.test' }).PUBLIC_ORIGIN).toEqual([
    'http://localhost:8080',
    'https://a.test',
  ])
})
