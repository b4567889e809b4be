import { expect, test } from 'bun:test'
import type { ClusterStatus } from './status.ts'
import { statusTable } from './table.ts'
import { readable } from './verbs/logs.ts'

const megabyte = 1_024 * 1_024
const open: ClusterStatus = {
  phase: 'open',
  profile: 'full',
  stage: 'development',
  tls: false,
  url: 'http://localhost:41231',
  brokerUrl: 'nats://127.0.0.1:4222',
  data: '/shop',
  keys: '/shop/keys',
  logs: '/shop/logs',
  supervisorPid: 1,
  instances: [
    {
      instance: 'gateway-1',
      process: 'gateway',
      state: 'ready',
      health: 'healthy',
      pid: 7,
      port: 41_231,
      adminPort: 9_001,
      restarts: 0,
      privateBytes: 40 * megabyte,
    },
    {
      instance: 'orders-1',
      process: 'orders',
      state: 'waiting',
      health: 'not running',
      restarts: 2,
      lastEnd: 'code 1 after 0.2 s',
    },
  ],
  absent: [
    { process: 'shipping', reason: 'it takes Go 1.25 or newer, and none is here', without: 'orders wait to be sent' },
  ],
  moved: [{ instance: 'gateway-1', wanted: 8_080, port: 41_231 }],
  opening: { tookMs: 5_230, fresh: false },
}

test('the table says where the shop is, how it is, and which port had to be moved', () => {
  const table = statusTable(open)
  expect(table).toContain('The shop is open: http://localhost:41231')
  expect(table).toMatch(/gateway-1 +41231 +9001 +7 +ready +healthy +40 MB/)
  expect(table).toMatch(/orders-1 +- +- +- +waiting +not running +- +restarted 2 times, last end: code 1 after 0\.2 s/)
  expect(table).toContain('gateway-1 is on 41231, because 8080 is in use')
})

test('what a machine cannot run is said to be absent, and why, and what that means', () => {
  expect(statusTable(open)).toMatch(
    /shipping +- +- +- +absent +- +- +it takes Go 1\.25 or newer, and none is here; orders wait to be sent/,
  )
})

test('targets are told as kept or missed, by what it was started from', () => {
  expect(statusTable(open)).toContain('in 5.2 s, warm (target: at most 8 s, kept)')
  expect(statusTable({ ...open, opening: { tookMs: 9_000, fresh: false } })).toContain('(target: at most 8 s, MISSED)')
  expect(statusTable({ ...open, opening: { tookMs: 9_000, fresh: true } })).toContain(
    'in 9.0 s, fresh (target: at most 120 s, kept)',
  )
  expect(statusTable(open)).toContain('40 MB private, summed over 2 processes (target: at most 600 MB, kept)')
})

test('a log line is shown as a person reads it, and what is no JSON as it stands', () => {
  expect(
    readable(
      '{"level":"info","time":"2026-01-15T10:00:00.123Z","service":"orders","instance":"orders-1","order":"o-1","message":"placed"}',
    ),
  ).toBe('10:00:00.123 info  placed order=o-1')
  expect(readable('[1] Server is ready')).toBe('[1] Server is ready')
})
