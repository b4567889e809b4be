import { expect, test } from 'bun:test'
import type { Provider, ProviderEntry } from '../ports.ts'
import { aTill, authorized, captured } from '../test/a-till.ts'
import type { Script } from '../test/scripted-provider.ts'
import { makeCompareLedgers } from './compare-ledgers.ts'
import { makeGetBalance } from './get-balance.ts'

const graceMs = 60_000
const capture: ProviderEntry = { id: 'le_1', kind: 'capture', ref: 'o-1', amountCents: 17_800 }
const page = (entries: ProviderEntry[], hasMore = false) => ({ entries, hasMore })

async function paid(script: Script, overrides: Partial<Provider> = {}) {
  const shop = aTill({ authorize: [authorized], capture: [captured], ...script }, overrides)
  await shop.authorize()
  await shop.capture()
  shop.asked.splice(0)
  return watched(shop)
}

function watched(shop: ReturnType<typeof aTill>) {
  const compare = makeCompareLedgers(shop.ports, graceMs)
  return {
    ...shop,
    compare: async (at: number) => {
      shop.at(at)
      await compare(shop.call)
    },
    mismatches: () => makeGetBalance(shop.ports, graceMs)().mismatches,
  }
}

test('books that say the same do not differ, and what was read is not read again', async () => {
  const shop = await paid({ entries: [page([capture], true), page([])] })
  await shop.compare(0)
  await shop.compare(200_000)
  expect(shop.mismatches()).toBe(0)
  expect(shop.asked).toEqual(['entries after nothing', 'entries after le_1', 'entries after le_1'])
  expect(makeGetBalance(shop.ports, graceMs)().comparedAt).toBe(200_000)
})

test('a capture the provider knows nothing of is a mismatch after the grace period, told once', async () => {
  const shop = await paid({ entries: [page([])] })
  await shop.compare(59_999)
  expect(shop.mismatches()).toBe(0)
  await shop.compare(60_000)
  expect(shop.mismatches()).toBe(1)
  await shop.compare(65_000)
  expect(shop.log.messages('error')).toEqual(['an entry is in one of the two books only'])
})

test('another amount differs on both sides, and a second capture on one (I-PAY-1)', async () => {
  const other = await paid({ entries: [page([{ ...capture, amountCents: 17_801 }]), page([])] })
  await other.compare(0)
  await other.compare(60_000)
  expect(other.mismatches()).toBe(2)
  const twice = await paid({ entries: [page([capture, { ...capture, id: 'le_2' }]), page([])] })
  await twice.compare(0)
  await twice.compare(60_000)
  expect(twice.mismatches()).toBe(1)
})

test('a page that was wrong is read again before anybody is told', async () => {
  let amountCents = 1
  const entries = async (after?: string) => page(after === undefined ? [{ ...capture, amountCents }] : [])
  const shop = await paid({}, { entries })
  await shop.compare(0)
  amountCents = capture.amountCents
  await shop.compare(30_000)
  await shop.compare(60_000)
  expect(shop.mismatches()).toBe(0)
  expect(shop.log.messages('error')).toEqual([])
})

test('what only the provider has makes the payment due for a look', async () => {
  const shop = watched(
    aTill({ authorize: [authorized], capture: ['timeout'], find: [captured], entries: [page([capture])] }),
  )
  await shop.authorize()
  await shop.capture()
  expect(shop.ledger.inDoubt(0, 10)).toEqual([])
  await shop.compare(0)
  expect(await shop.settle(0)).toBe(1)
  expect(shop.status()).toBe('captured')
  await shop.compare(60_000)
  expect(shop.mismatches()).toBe(0)
})

test('a provider that is away keeps nothing from being compared later', async () => {
  const shop = await paid({ entries: ['timeout', page([capture])] })
  await expect(shop.compare(0)).rejects.toMatchObject({ name: 'Outage' })
  await shop.compare(5_000)
  expect(makeGetBalance(shop.ports, graceMs)()).toMatchObject({ mismatches: 0, inDoubt: 0, comparedAt: 5_000 })
})
