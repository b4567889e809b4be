import { expect, test } from 'bun:test'
import { z } from 'zod'
import { readServiceSettings } from '../service/settings.ts'
import { readSettings, SettingsError, setting } from './settings.ts'

const settings = {
  HOLD_SECONDS: setting({
    rule: z.coerce.number().int().min(1).max(3_600).default(900),
    example: '900',
    about: 'how long stock is held',
  }),
  PSP_URL: setting({ rule: z.url(), example: 'http://127.0.0.1:8090', about: 'the payment provider' }),
}

function complaint(env: Record<string, string>): string {
  try {
    readSettings(settings, env)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(SettingsError)
    return error instanceof Error ? error.message : ''
  }
}

test('settings are read, converted and filled in', () => {
  expect(readSettings(settings, { PSP_URL: 'http://psp', HOLD_SECONDS: '60' })).toEqual({
    HOLD_SECONDS: 60,
    PSP_URL: 'http://psp',
  })
  expect(readSettings(settings, { PSP_URL: 'http://psp' }).HOLD_SECONDS).toBe(900)
})

test('the message names every wrong variable, its use, the rule it breaks and an example', () => {
  const message = complaint({ HOLD_SECONDS: '0' })
  expect(message).toContain('HOLD_SECONDS (how long stock is held)')
  expect(message).toContain('>=1')
  expect(message).toContain('Example: HOLD_SECONDS=900')
  expect(message).toContain('PSP_URL (the payment provider)')
  expect(message).toContain('Example: PSP_URL=http://127.0.0.1:8090')
})

test('an empty variable counts as unset', () => {
  expect(complaint({ PSP_URL: '' })).toContain('PSP_URL')
  expect(readSettings(settings, { PSP_URL: 'http://psp', HOLD_SECONDS: '' }).HOLD_SECONDS).toBe(900)
})

test('what a value was is not repeated, since it may be a secret', () => {
  expect(complaint({ PSP_URL: 'sk_live_4242' })).not.toContain('sk_live_4242')
})

test('a process needs nothing but the broker’s address', () => {
  expect(readServiceSettings({ NATS_URL: 'nats://127.0.0.1:4222' })).toMatchObject({
    HOST: '127.0.0.1',
    ADMIN_PORT: 0,
    LOG_LEVEL: 'info',
    TRACE_RATIO: 1,
  })
  expect(() => readServiceSettings({})).toThrow('NATS_URL (the broker)')
  expect(() => readServiceSettings({ NATS_URL: 'http://x', TRACE_RATIO: '5' })).toThrow(/NATS_URL.*\n.*TRACE_RATIO/)
})
