import { expect, test } from 'bun:test'
import { realWorld } from '../ports/index.ts'
import type { LogFields, Logger } from '../telemetry/logger.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { startAdminServer } from './admin-server.ts'

test('what breaks while the admin port answers is a line of the log, and a plain 500', async () => {
  const logged: string[] = []
  const write = (_fields: LogFields, message: string) => void logged.push(message)
  const log: Logger = { debug: write, info: write, warn: write, error: write, child: () => log }
  const admin = startAdminServer({
    host: '127.0.0.1',
    port: 0,
    about: {},
    world: realWorld,
    log,
    metrics: createMetrics('catalog'),
    checks: () => {
      throw new Error('a secret of ours')
    },
    details: () => ({}),
    isReady: () => true,
    guards: () => [],
  })
  const answer = await fetch(`http://127.0.0.1:${admin.port}/health`)
  expect([answer.status, await answer.text()]).toEqual([500, 'Failed\n'])
  expect(logged).toEqual(['the admin port could not answer'])
  await admin.stop(true)
})
