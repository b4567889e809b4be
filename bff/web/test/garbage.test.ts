import { expect, test } from 'bun:test'
import { Problem } from '@galleria/contracts/problem'
import fc from 'fast-check'
import { appUnderTest, asMina, asOurScript, shop } from './app-under-test.ts'
import { type Document, garbageFor, operationsOf } from './garbage.ts'

/** What would change something if it were asked. */
const changes = [
  'orders.cart.add',
  'orders.cart.change',
  'orders.cart.remove',
  'orders.order.place',
  'orders.order.quote',
  'orders.order.cancel',
  'orders.order.revise',
  'payments.field.open',
]
const runs = 60

const { app, asked, endpoints, get } = appUnderTest()
const operations = operationsOf((await (await get('/api/web/openapi.json')).json()) as Document)

test('the document has routes to be tried', () => {
  expect(operations.length).toBeGreaterThan(15)
})

for (const operation of operations) {
  test(`garbage sent to ${operation.method} ${operation.path} is refused, explained, and changes nothing`, async () => {
    await fc.assert(
      fc.asyncProperty(garbageFor(operation), async ({ method, target, body }) => {
        asked.length = 0
        const response = await app.request(`${shop}${target}`, {
          method,
          headers: {
            'content-type': 'application/json',
            ...asOurScript,
            'idempotency-key': 'k'.repeat(20),
            ...asMina,
          },
          ...(body === undefined ? {} : { body }),
        })
        const said = Problem.parse(await response.json())

        expect(said.status).toBe(response.status)
        expect(response.status).toBeWithin(400, 500)
        expect(response.headers.get('content-type')).toBe('application/problem+json')
        expect(endpoints()).not.toContainAnyValues(changes)
      }),
      { numRuns: runs },
    )
  })
}

test('garbage in headers is nobody’s undoing', async () => {
  const headerText = fc.string({ maxLength: 200 }).map((value) => value.replaceAll(/[^\x20-\x7e]/g, '?').trim())
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...operations),
      headerText,
      headerText,
      headerText,
      async ({ method, path }, cookie, type, key) => {
        const response = await app.request(`${shop}${path.replaceAll(/[{}]/g, '')}`, {
          method,
          headers: {
            cookie,
            'content-type': type,
            'idempotency-key': key,
            'sec-fetch-site': type,
            origin: key,
            'if-none-match': cookie,
            'last-event-id': key,
            prefer: cookie,
            accept: type,
          },
          ...(method === 'GET' ? {} : { body: cookie }),
        })
        expect(response.status).toBeLessThan(500)
      },
    ),
    { numRuns: 300 },
  )
})
