import { expect, test } from 'bun:test'
import { createMetrics } from './metrics.ts'

async function linesOf(metrics: ReturnType<typeof createMetrics>, name: string): Promise<string[]> {
  const { text } = await metrics.exposition()
  return text.split('\n').filter((line) => line.startsWith(name))
}

test('every line names its service, and two services in one process do not mix', async () => {
  const [catalog, orders] = [createMetrics('catalog'), createMetrics('orders')]
  const description = { name: 'galleria_carts_opened_total', help: 'Carts.', labels: ['door'] } as const
  catalog.counter(description)
  orders.counter(description).increment({ door: 'web' }, 3)
  expect(await linesOf(orders, 'galleria_carts')).toEqual([
    'galleria_carts_opened_total{door="web",service="orders"} 3',
  ])
  expect(await linesOf(catalog, 'galleria_carts')).toEqual([])
})

test('labels tell children apart, whatever their values are and whatever the order they are given in', async () => {
  const metrics = createMetrics('orders')
  const counter = metrics.counter({ name: 'galleria_asks_total', help: 'Asks.', labels: ['target', 'outcome'] })
  counter.increment({ target: 'a', outcome: 'bc' })
  counter.increment({ outcome: 'bc', target: 'a' })
  counter.increment({ target: 'ab', outcome: 'c' })
  counter.increment({ target: 'constructor', outcome: '__proto__' })
  expect(await linesOf(metrics, 'galleria_asks_total')).toEqual([
    'galleria_asks_total{target="a",outcome="bc",service="orders"} 2',
    'galleria_asks_total{target="ab",outcome="c",service="orders"} 1',
    'galleria_asks_total{target="constructor",outcome="__proto__",service="orders"} 1',
  ])
})

test('a bound child and a looked-up one are the same', async () => {
  const metrics = createMetrics('orders')
  const histogram = metrics.histogram({
    name: 'galleria_asks_seconds',
    help: 'Asks.',
    labels: ['target'],
    buckets: [1],
  })
  histogram.bound({ target: 'psp' })(0.5)
  histogram.observe({ target: 'psp' }, 2)
  expect(await linesOf(metrics, 'galleria_asks_seconds_count')).toEqual([
    'galleria_asks_seconds_count{service="orders",target="psp"} 2',
  ])
  expect(await linesOf(metrics, 'galleria_asks_seconds_bucket{le="1"')).toEqual([
    'galleria_asks_seconds_bucket{le="1",service="orders",target="psp"} 1',
  ])
})

test('an observed gauge is asked at each scrape', async () => {
  const metrics = createMetrics('orders')
  let pending = 3
  metrics.observed({ name: 'galleria_outbox_pending', help: 'Events.', labels: [] }, () => pending)
  expect(await linesOf(metrics, 'galleria_outbox_pending')).toEqual(['galleria_outbox_pending{service="orders"} 3'])
  pending = 0
  expect(await linesOf(metrics, 'galleria_outbox_pending')).toEqual(['galleria_outbox_pending{service="orders"} 0'])
})

test('the process shows its own CPU and memory, and the version of Bun', async () => {
  const metrics = createMetrics('orders')
  for (const name of ['process_cpu_seconds_total', 'process_resident_memory_bytes', 'bun_version_info'])
    expect(await linesOf(metrics, name)).not.toEqual([])
})
