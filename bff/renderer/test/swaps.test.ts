import { afterAll, expect, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import { eventually } from '@galleria/testkit'
import { childrenUnderTest } from './children-under-test.ts'
import { runs } from './runs.ts'

const swaps = 1_000
const mostBuilds = 80
const house = childrenUnderTest({ mostBuilds })
afterAll(() => house.close())

/** What a process keeps in memory, in megabytes. */
async function residentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024
}

/** A build that is as heavy as a small remote: a component, and texts that nobody has seen before. It says in which process it is. */
const build = (swap: number) => `
  import { createSSRApp, h } from 'vue'
  import { renderToString } from 'vue/server-renderer'
  const texts = ${JSON.stringify(Array.from({ length: 200 }, (_, i) => `${swap}-${i}: a lamp that nobody has seen before`))}
  export default () => renderToString(createSSRApp({ render: () => h('p', \`swap ${swap} of \${texts.length} in \${process.pid}\`) }))`

test('a thousand builds of a remote come and go: every page is of the newest, and memory stays where it was', async () => {
  const seen: { child: number; parent: number }[] = []
  for (let swap = 1; swap <= swaps; swap += 1) {
    const edition = house.publish([{ name: 'catalog', build: `c${swap}`, exposes: { home: build(swap) } }])
    const [page, other] = await Promise.all([
      house.render(edition, 'catalog/home'),
      house.render(edition, 'catalog/home'),
    ])
    for (const { body, whole } of [page, other]) {
      expect(whole).toBe(true)
      expect(body).toStartWith(`<p>swap ${swap} of 200 in `)
    }
    if (swap % mostBuilds > 0) continue
    seen.push({
      child: await residentOf(Number(/in (\d+)/.exec(page.body)?.[1])),
      parent: await residentOf(process.pid),
    })
    // Swaps in a shop are days apart; here a child's successor is waited for.
    await eventually(() => expect(house.replaced.length).toBeGreaterThanOrEqual(swap / mostBuilds - 1))
  }

  expect(new Set(house.replaced)).toEqual(new Set(['full']))
  await eventually(async () =>
    expect((await Promise.all(house.spawned.map(({ pid }) => runs(pid)))).filter(Boolean)).toEqual([true]),
  )
  const most = (of: 'child' | 'parent', from: number, to: number) =>
    Math.max(...seen.slice(from, to).map((at) => at[of]))
  const [quarter, half] = [Math.ceil(seen.length / 4), Math.ceil(seen.length / 2)]
  // Without anyone taking its place a child has grown by three quarters by then.
  expect(most('child', half, seen.length)).toBeLessThan(most('child', 0, quarter) * 1.4)
  expect(most('parent', half, seen.length)).toBeLessThan(most('parent', 0, half) * 1.2)
}, 60_000)
