import { afterEach, beforeEach, expect, test } from 'bun:test'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventually } from '@galleria/testkit'
import { askPage, startHouse } from './house.ts'
import { runs } from './runs.ts'

let house: Awaited<ReturnType<typeof startHouse>>
beforeEach(async () => {
  house = await startHouse()
  house.publish([
    {
      name: 'catalog',
      build: 'c1',
      exposes: {
        slow: 'export default () => new Promise((resolve) => setTimeout(resolve, 300, "lamps"))',
        loop: 'export default () => { for (;;) {} }',
        pid: 'export default () => String(process.pid)',
      },
    },
  ])
})
afterEach(() => house.close())

/** The renderer as the cluster runs it: a process of its own. */
async function startProcess(env: Record<string, string> = {}) {
  const child = Bun.spawn([process.execPath, '--no-env-file', join(import.meta.dir, '../service.ts')], {
    env: { ...house.variables, ...env },
    stdout: 'ignore',
    stderr: 'inherit',
  })
  const url = await eventually(
    async () => {
      const [found] = await house.broker.bus.find('renderer', 300)
      if (!found?.metadata.http) throw new Error('the renderer is not there yet')
      return found.metadata.http
    },
    { withinMs: 15_000 },
  )
  const { page } = await askPage(url, { target: '/?place=catalog/pid' })
  return { child, url, grandchild: Number(page.body) }
}

test('told to end, it lets the pages in hand come out, ends its children, and goes with 0', async () => {
  const { child, url, grandchild } = await startProcess()
  expect(await runs(grandchild)).toBe(true)
  const inHand = askPage(url, { target: '/?place=catalog/slow' })
  await Bun.sleep(100)
  child.kill('SIGTERM')

  expect(await inHand).toMatchObject({ status: 200, page: { body: 'lamps' } })
  expect(await child.exited).toBe(0)
  await eventually(async () => expect(await runs(grandchild)).toBe(false))
}, 30_000)

test('killed, it takes its children with it', async () => {
  const { child, grandchild } = await startProcess()
  child.kill('SIGKILL')
  await eventually(async () => expect(await runs(grandchild)).toBe(false))
}, 30_000)

test('killed while a child is caught in a loop, it takes that with it, too', async () => {
  const { child, url, grandchild } = await startProcess({ PAGE_MS: '20000' })
  const looping = askPage(url, { target: '/?place=catalog/loop' }).catch(() => undefined)
  await eventually(async () => {
    const [, , ...fields] = (await readFile(`/proc/${grandchild}/stat`, 'utf8')).split(' ')
    return fields[0] === 'R'
  })
  child.kill('SIGKILL')
  await eventually(async () => expect(await runs(grandchild)).toBe(false))
  await looping
}, 30_000)
