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
        slow: 'export default async ({ fetch }) => { await fetch("/api/web/hangs"); return "lamps" }',
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
  const { http: url, admin } = await eventually(async () => {
    const [found] = await house.broker.bus.find('renderer', 300)
    if (!found?.metadata.http) throw new Error('the renderer is not there yet')
    return { http: found.metadata.http, admin: found.metadata.admin }
  })
  const grandchild = await eventually(async () => {
    const { page } = await askPage(url, { target: '/?place=catalog/pid' })
    expect(Number(page.body)).toBeGreaterThan(0)
    return Number(page.body)
  })
  return { child, url, admin, grandchild }
}

test('told to end, it lets the pages in hand come out, ends its children, and goes with 0', async () => {
  const { child, url, admin, grandchild } = await startProcess({ PART_MS: '9000', PAGE_MS: '10000' })
  expect(await runs(grandchild)).toBe(true)
  const inHand = askPage(url, { target: '/?place=catalog/slow' })
  await eventually(() => expect(house.asked.map(({ target }) => target)).toEqual(['/api/web/hangs']))
  child.kill('SIGTERM')
  await eventually(async () => expect((await fetch(`${admin}/health/ready`)).status).toBe(503))
  house.release()

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
