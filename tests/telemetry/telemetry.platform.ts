import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { type Platform, platform } from '../support/platform.ts'
import { scrape, sumOf } from '../support/scrape.ts'
import { joinAsTester, type Tester } from '../support/tester.ts'
import { drawn, label } from '../support/trace.ts'
import { ours, type Provoked, provoke } from './signals.ts'

let shop: Platform
let tester: Tester
const provoked = new Map<string, Provoked>()

beforeAll(async () => {
  shop = await platform()
  tester = await joinAsTester(shop)
  for (const process of ours) provoked.set(process.name, await provoke(process, shop, tester))
}, 180_000)
afterAll(() => tester.leave())

test('the table has a row for every process that runs, but for the bus and those that are not ours', () => {
  const running = shop.cluster.processes.map(({ process }) => process)
  expect([...ours.map(({ name }) => name as string), 'nats', 'psp-simulator', 'mailbox'].toSorted()).toEqual(
    running.toSorted(),
  )
})

describe.each(ours.map(({ name }) => ({ name })))('$name', ({ name }) => {
  test('what it does is found in the traces', async () => {
    const { traceId, span } = marksOf(name)
    await eventually(
      async () => {
        const spans = await tester.spansOf(traceId)
        expect(spans.map(label), drawn(spans)).toContain(span)
      },
      { withinMs: 10_000 },
    )
  })

  test('what it counts is found on the admin port that the registry names', async () => {
    const [instance] = await tester.find(name)
    const samples = await scrape(`${instance?.metadata.admin}/metrics`)
    const { metric } = marksOf(name)
    expect(sumOf(samples, metric.name, { ...metric.labels, service: name })).toBeGreaterThanOrEqual(1)
    expect(sumOf(samples, 'process_resident_memory_bytes', { service: name })).toBeGreaterThan(1_000_000)
  })

  test('a refusal is one line of its log, in JSON, under the trace it belongs to', async () => {
    const { traceId } = marksOf(name)
    await eventually(async () => {
      const lines = (await shop.log(name)).map(parsed)
      const about = lines.filter((line) => line.trace_id === traceId)
      expect(about).toEqual([expect.objectContaining({ service: name, instance: `${name}-1`, level: 'info' })])
    })
  })
})

function marksOf(name: string): Provoked {
  const found = provoked.get(name)
  if (!found) throw new Error(`${name} was never provoked`)
  return found
}

/** A line as whoever gathers logs reads it. */
function parsed(line: string): Record<string, unknown> {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`this line of the log is not JSON: ${line.slice(0, 300)}`)
  }
}
