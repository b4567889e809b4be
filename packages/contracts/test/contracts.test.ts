import { describe, expect, test } from 'bun:test'
import { contracts } from '../src/all.ts'
import { askSubject, type Contract, eventStream, eventSubject } from '../src/contract.ts'
import { inventory } from '../src/inventory.ts'
import { orders } from '../src/orders.ts'
import { payments } from '../src/payments.ts'
import { problem, problems } from '../src/problem.ts'

const endpoints = contracts.flatMap((contract) =>
  Object.entries(contract.endpoints).map(([key, endpoint]) => ({ contract, key, endpoint })),
)
const events = contracts.flatMap((contract) =>
  Object.entries(contract.events).map(([key, event]) => ({ contract, key, event })),
)
const named = <Case extends { contract: Contract; key: string }>(cases: readonly Case[]) =>
  cases.map((each) => [`${each.contract.context}.${each.key}`, each] as const)
const token = '[a-z][a-z0-9-]*'

test('no contract is left out here', async () => {
  const modules = [...new Bun.Glob('*.ts').scanSync(`${import.meta.dir}/../src`)]
  const exported = (await Promise.all(modules.map((file) => import(`../src/${file}`)))).flatMap((module) =>
    Object.values(module as Record<string, unknown>),
  )
  const found = exported.filter(
    (value): value is Contract =>
      typeof value === 'object' && value !== null && 'context' in value && 'endpoints' in value,
  )
  expect(new Set(found.map(({ context }) => context))).toEqual(new Set(contracts.map(({ context }) => context)))
})

test.each(named(endpoints))('%s: its example request and reply keep to the schemas', (_name, { endpoint }) => {
  expect(endpoint.request.safeParse(endpoint.example.request).error).toBeUndefined()
  expect(endpoint.reply.safeParse(endpoint.example.reply).error).toBeUndefined()
  // What travels is JSON: a value that JSON changes would be another on the other side.
  expect(JSON.parse(JSON.stringify(endpoint.example))).toEqual(endpoint.example)
})

test.each(named(events))('%s: its example keeps to the schema', (_name, { event }) => {
  expect(event.data.safeParse(event.example).error).toBeUndefined()
  expect(JSON.parse(JSON.stringify(event.example))).toEqual(event.example)
})

test.each(named(endpoints))(
  '%s: a request with a field that is not known is refused; a reply may have one',
  (_name, { endpoint }) => {
    const more = { __more__: 1 }
    expect(endpoint.request.safeParse({ ...(endpoint.example.request as object), ...more }).success).toBe(false)
    expect(endpoint.reply.safeParse({ ...(endpoint.example.reply as object), ...more }).success).toBe(true)
  },
)

test.each(named(events))('%s: an event with a field from the future is heard', (_name, { event }) => {
  expect(event.data.safeParse({ ...(event.example as object), giftWrap: true }).success).toBe(true)
})

test.each(named(endpoints))('%s: asked on a legal subject of three parts under svc', (_name, { contract, key }) => {
  expect(askSubject(contract.context, key)).toMatch(new RegExp(`^svc\\.${token}\\.${token}\\.${token}$`))
})

test.each(named(events))(
  '%s: announced on a legal subject, in its context’s stream, by one name',
  (_name, { contract, key, event }) => {
    expect(eventSubject(contract.context, key, 'o-1')).toMatch(
      new RegExp(`^evt\\.${token}\\.${token}\\.${token}\\.o-1$`),
    )
    expect(eventStream(contract.context)).toMatch(/^[A-Z]+_EVENTS$/)
    expect(event.type).toBe(key.replace('.', '-'))
    expect(event.version).toBeInteger()
    expect(event.version).toBeGreaterThan(0)
  },
)

describe('what an endpoint promises', () => {
  test.each(named(endpoints))('%s: is patient for a while, and not for long', (_name, { endpoint }) => {
    expect(endpoint.timeoutMs).toBeInteger()
    expect(endpoint.timeoutMs).toBeGreaterThanOrEqual(100)
    expect(endpoint.timeoutMs).toBeLessThanOrEqual(10_000)
  })

  test.each(named(endpoints))('%s: one that needs a key may be asked twice with it', (_name, { endpoint }) => {
    if (!endpoint.needsKey) return
    expect(endpoint.idempotent).toBe(true)
    expect(endpoint.refusals).toContain('idempotency-key-missing')
    expect(endpoint.refusals).toContain('idempotency-key-reused')
  })

  test.each(named(endpoints))('%s: reading by name may be asked twice', (_name, { key, endpoint }) => {
    if (/\.(get|list|search|suggest|related|price)$/.test(key)) expect(endpoint.idempotent).toBe(true)
  })

  test.each(named(endpoints))('%s: refuses with what is the asker’s to mend, each once', (_name, { endpoint }) => {
    expect(new Set(endpoint.refusals).size).toBe(endpoint.refusals.length)
    for (const code of endpoint.refusals) expect(problems[code].status).toBeLessThan(500)
  })
})

test('an order’s own patience covers that of everything it asks, one after the other', () => {
  const asked = [
    inventory.endpoints['reservation.make'],
    payments.endpoints['payment.authorize'],
    inventory.endpoints['reservation.commit'],
  ]
  const sum = asked.reduce((total, { timeoutMs }) => total + timeoutMs, 0)
  expect(orders.endpoints['order.place'].timeoutMs).toBeGreaterThanOrEqual(sum)
})

test.each(Object.entries(problems))(
  'the problem %s has a legal status and a title for a person',
  (code, { status, title }) => {
    expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/)
    expect(status).toBeInteger()
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(600)
    expect(title).toMatch(/^[A-Z].*[^.]$/)
    expect(problem(code as keyof typeof problems)).toEqual({ type: `/problems/${code}`, title, status, code })
  },
)

test('a problem says nothing it was not told', () => {
  expect(Object.keys(problem('out-of-stock', { detail: 'Two are left.', errors: [] }))).toEqual([
    'type',
    'title',
    'status',
    'code',
    'detail',
    'errors',
  ])
})
