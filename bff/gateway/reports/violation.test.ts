import { expect, test } from 'bun:test'
import { realWorld } from '@galleria/chassis/ports/index'
import { createMetrics } from '@galleria/chassis/telemetry/metrics'
import { rememberingLogger } from '@galleria/testkit'
import { makeTakeReports } from './report-door.ts'
import { readers } from './violation.ts'

const shop = 'https://shop.example'
const read = (body: object) =>
  readers['application/reports+json']?.(
    [{ type: 'csp-violation', body: { effectiveDirective: 'img-src', ...body } }],
    shop,
  )

test('[W8] of addresses nothing is kept that could be about somebody: no query, and no path but a build’s', () => {
  const blocked = (blockedURL: string) => read({ documentURL: `${shop}/`, blockedURL })?.[0]?.blocked

  expect(blocked('inline')).toBe('inline')
  expect(blocked('https://evil.example:8443/steal?mail=mina@example.com#x')).toBe('https://evil.example:8443')
  expect(blocked(`${shop}/frontends/orders/b1/page.js?again=1`)).toBe('/frontends/orders/b1/page.js')
  expect(blocked(`${shop}/orders/7d1c/thanks`)).toBe('self')
  expect(blocked('data:text/html,mina@example.com')).toBe('data:')
  expect(blocked('mina@example.com')).toBe('other')
})

test('[W8] a report leaves one line, an entry in the audit, and no trace of whoever sent it', async () => {
  const log = rememberingLogger()
  const noted: unknown[] = []
  const take = makeTakeReports({
    clock: realWorld.clock,
    log,
    metrics: createMetrics('test'),
    audit: { note: (deed) => void noted.push(deed) },
    publicOrigin: shop,
    patternOf: async (path) => (path.startsWith('/orders/') ? '/orders/:orderId' : undefined),
  })
  const body = JSON.stringify([
    {
      type: 'csp-violation',
      user_agent: 'Mina’s telephone',
      body: {
        documentURL: `${shop}/orders/0b5e?mail=mina@example.com`,
        referrer: `${shop}/search?q=mina`,
        effectiveDirective: 'connect-src',
        blockedURL: 'https://evil.example/?card=4242424242424242',
        sourceFile: `${shop}/frontends/orders/b1/page.js`,
        lineNumber: 7,
        sample: 'mina',
      },
    },
  ])
  const report = () =>
    new Request(shop, { method: 'POST', body, headers: { 'content-type': 'application/reports+json; charset=utf-8' } })
  for (let times = 0; times < 3; times += 1) expect((await take(report(), '192.0.2.7')).ok).toBe(true)

  expect(log.lines.map(({ fields }) => fields)).toEqual([
    {
      kind: 'csp',
      directive: 'connect-src',
      blocked: 'https://evil.example',
      source: '/frontends/orders/b1/page.js',
      line: 7,
      page: '/orders/:orderId',
    },
  ])
  expect(noted).toEqual([
    {
      action: 'security.reported-violation',
      outcome: 'refused',
      reason: 'csp:connect-src',
      object: { kind: 'page', id: '/orders/:orderId' },
    },
  ])
  expect(JSON.stringify([log.lines, noted])).not.toMatch(/mina|4242|192\.0|0b5e/i)
})
