import { expect, test } from 'bun:test'
import { comparePages } from '../bench/pages/compare.ts'
import { platform } from '../support/platform.ts'

test('the bench of the pages still finds what it measures, in all three ways to bring a page', async () => {
  const options = { rounds: 1, quick: true, full: false, http2: false, server: false }
  const { cells, sizes, peerSizes } = await comparePages(await platform(), options)
  const [product] = cells
  for (const [name, loads] of Object.entries(product?.loads ?? {})) {
    const [load] = loads
    expect(load?.lcp, name).toBeGreaterThan(0)
    expect(load?.fcp, name).toBeGreaterThan(0)
    expect(load?.requests, name).toBeGreaterThan(0)
    if (name === 'floor') expect(load?.scripts).toBe(0)
    else expect(load?.interactive, name).toBeGreaterThan(0)
  }
  for (const { htmlBytes, scriptBytes } of [...sizes, ...peerSizes]) {
    expect(htmlBytes).toBeGreaterThan(0)
    expect(scriptBytes).toBeGreaterThan(0)
  }
}, 120_000)
