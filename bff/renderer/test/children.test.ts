import { afterEach, expect, setDefaultTimeout, test } from 'bun:test'
import { eventually } from '@galleria/testkit'
import { childrenUnderTest } from './children-under-test.ts'
import { plainShell } from './published.ts'

// Processes are started in each of them, which takes as long as it takes on a busy machine.
setDefaultTimeout(30_000)
let house: ReturnType<typeof childrenUnderTest>
afterEach(() => house.close())

const says = (text: string) => `export default () => ${JSON.stringify(text)}`
const catalog = (home: string, build = 'c1') => ({ name: 'catalog', build, exposes: { home } })
const orders = (cart: string, build = 'o1') => ({ name: 'orders', build, exposes: { cart } })
const outcomes = ({ parts }: { parts: readonly { remote: string; outcome: string }[] }) =>
  Object.fromEntries(parts.map(({ remote, outcome }) => [remote, outcome]))

test('a page is put together out of the builds that are published, and a new build is picked up without a restart', async () => {
  house = childrenUnderTest()
  const first = house.publish([catalog(says('lamps')), orders(says('3 in the cart'))])
  expect(await house.render(first, 'catalog/home,orders/cart')).toMatchObject({
    status: 200,
    head: '<title>https://shop.example</title>',
    body: 'lamps3 in the cart',
    whole: true,
  })
  const second = house.publish([catalog(says('chairs'), 'c2'), orders(says('3 in the cart'))])
  expect((await house.render(second, 'catalog/home,orders/cart')).body).toBe('chairs3 in the cart')
  expect(house.spawned).toHaveLength(1)
})

test('a remote imports the renderer’s own Vue, the same as everyone else', async () => {
  house = childrenUnderTest()
  const uses = `
    import { createSSRApp, h, version } from 'vue'
    import { renderToString } from 'vue/server-renderer'
    import { createMemoryHistory, createRouter } from 'vue-router'
    export const Vue = createSSRApp
    export default async () => renderToString(createSSRApp({ render: () => h('p', 'drawn') }))`
  const edition = house.publish([catalog(uses), orders(uses)])
  expect((await house.render(edition, 'catalog/home,orders/cart')).body).toBe('<p>drawn</p><p>drawn</p>')
})

test('a remote asks the shop through its host, and in no other way', async () => {
  house = childrenUnderTest()
  const asks = `export default async ({ fetch }) => {
    const answer = await (await fetch('/api/web/pages/home')).json()
    const direct = await globalThis.fetch('http://127.0.0.1:1/').catch((error) => error.message)
    const posted = await fetch('/api/web/cart', { method: 'POST' }).catch((error) => error.message)
    const env = Object.keys(process.env).sort().join()
    return [answer.path, direct, posted, env, typeof process.send].join('|')
  }`
  const { body } = await house.render(house.publish([catalog(asks)]), 'catalog/home')
  expect(body.split('|')).toEqual([
    '/api/web/pages/home',
    'A page that is being rendered asks its host.',
    'A page that is being rendered changes nothing.',
    'BUN_FEATURE_FLAG_NO_ORPHANS,NODE_ENV,TZ',
    'undefined',
  ])
})

test('a remote that throws, is late or cannot be loaded costs its own part only', async () => {
  house = childrenUnderTest({ partMs: 300 })
  const edition = house.publish([
    catalog(says('lamps')),
    orders('export default () => { throw new Error("no cart") }'),
    { name: 'slow', build: 's1', exposes: { part: 'export default () => new Promise(() => {})' } },
    { name: 'broken', build: 'b1', exposes: { part: 'export default (' } },
  ])
  const page = await house.render(edition, 'catalog/home,orders/cart,slow/part,broken/part,missing/part')
  expect(page.body).toBe('lamps')
  expect(page.whole).toBe(false)
  expect(outcomes(page)).toEqual({
    catalog: 'rendered',
    orders: 'threw',
    slow: 'late',
    broken: 'threw',
    missing: 'threw',
  })
  await eventually(() => expect(house.log.messages('warn')).toContain('a child wrote'))
})

test('a remote caught in a loop: the child is replaced, the remote skipped, and the pages in there are rendered all the same', async () => {
  house = childrenUnderTest()
  const loops = 'export default ({ target }) => { while (target.includes("cart")) {} return "cart" }'
  const edition = house.publish([catalog(says('lamps')), orders(loops)])
  await house.ready(edition)
  const answered = await Promise.all([
    house.render(edition, 'catalog/home'),
    house.render(edition, 'catalog/home,orders/cart'),
    house.render(edition, 'catalog/home'),
  ])
  expect(answered.map(({ body }) => body)).toEqual(['lamps', 'lamps', 'lamps'])
  expect(answered.map(outcomes)[1]).toEqual({ catalog: 'rendered', orders: 'skipped' })
  expect([...house.standings.skipped(edition)]).toEqual(['orders'])
  expect(house.replaced).toEqual(['hung'])
  expect(house.spawned).toHaveLength(2)
})

test('who hangs after an answer has come is told from whoever began last', async () => {
  house = childrenUnderTest()
  const hangsLater = 'export default async ({ fetch }) => { await fetch("/api/web/cart"); for (;;) {} }'
  const edition = house.publish([
    orders(hangsLater),
    catalog('export default async ({ fetch }) => { await fetch("/api/web/pages/home"); return "lamps" }'),
  ])
  await house.ready(edition)
  // The later remote's answer comes first, so that the earlier one goes on last.
  const ask = async (path: string) => {
    await Bun.sleep(path.endsWith('cart') ? 50 : 1)
    return { status: 200, type: 'application/json', body: '{}' }
  }
  expect((await house.render(edition, 'orders/cart,catalog/home', { ask })).body).toBe('lamps')
  expect([...house.standings.skipped(edition)]).toEqual(['orders'])
})

test('a shell that hangs is nobody else’s fault', async () => {
  house = childrenUnderTest()
  const shell = `export default async ({ target }, { entering, fetch }) => {
    entering('catalog')
    await fetch('/api/web/categories')
    for (;;) {}
  }`
  const edition = house.publish([catalog(says('lamps'))], { shell, build: 's5' })
  await house.ready(edition)
  await expect(house.render(edition, 'catalog/home')).rejects.toMatchObject({ name: 'Outage' })
  expect(house.replaced).toContain('hung')
  expect([...house.standings.skipped(edition)]).toEqual([])
})

test('a remote that ends the process is found out, too', async () => {
  house = childrenUnderTest()
  const edition = house.publish([catalog(says('lamps')), orders('export default () => process.exit(7)')])
  const page = await house.render(edition, 'catalog/home,orders/cart')
  expect(outcomes(page)).toEqual({ catalog: 'rendered', orders: 'skipped' })
  expect(house.replaced).toEqual(['crashed'])
})

test('a build that hangs when it is loaded is found out before any shopper comes', async () => {
  house = childrenUnderTest()
  const edition = house.publish([orders('for (;;) {}'), catalog(says('lamps'))])
  await house.ready(edition)
  expect([...house.standings.skipped(edition)]).toEqual(['orders'])
  expect(outcomes(await house.render(edition, 'catalog/home,orders/cart'))).toEqual({
    catalog: 'rendered',
    orders: 'skipped',
  })
})

test('a promise that a remote forgot about, or a timer of it that throws, costs nobody a page', async () => {
  house = childrenUnderTest()
  const forgets = `export default async () => {
    Promise.reject(new Error('forgotten'))
    setTimeout(() => { throw new Error('too late') }, 1)
    await new Promise((resolve) => setTimeout(resolve, 100))
    return 'lamps'
  }`
  const edition = house.publish([catalog(forgets)])
  for (const _again of [1, 2]) expect((await house.render(edition, 'catalog/home')).body).toBe('lamps')
  expect(house.spawned).toHaveLength(1)
  await eventually(() => expect(JSON.stringify(house.log.lines)).toMatch(/forgotten.*too late/))
})

test('a shell that never gets done is given up in time, and its child replaced while others are still rendered', async () => {
  house = childrenUnderTest({ pageMs: 500 })
  const shell = `import plain from './plain.js'
    export default (request, ports) => request.target.includes('never') ? new Promise(() => {}) : plain(request, ports)`
  house.write('shell/s2/server/plain.js', plainShell)
  const edition = house.publish([catalog(says('lamps'))], { shell, build: 's2' })
  await house.ready(edition)
  await expect(house.render(edition, 'never')).rejects.toMatchObject({ kind: 'timeout' })
  await eventually(async () => {
    expect((await house.render(edition, 'catalog/home', { budgetMs: 5_000 })).body).toBe('lamps')
    expect(new Set(house.replaced)).toEqual(new Set(['stuck']))
  })
})

test('a shell that breaks is said to have, and the next page comes out', async () => {
  house = childrenUnderTest()
  const shell = `import plain from './plain.js'
    export default (request, ports) => { if (request.target.includes('breaks')) throw new Error('no shell'); return plain(request, ports) }`
  house.write('shell/s3/server/plain.js', plainShell)
  const edition = house.publish([catalog(says('lamps'))], { shell, build: 's3' })
  await expect(house.render(edition, 'breaks')).rejects.toThrow('no shell')
  expect((await house.render(edition, 'catalog/home')).body).toBe('lamps')
})

test('what no child says ends the child', async () => {
  house = childrenUnderTest()
  const shell = 'export default async () => ({ status: "fine" })'
  const edition = house.publish([catalog(says('lamps'))], { shell, build: 's4' })
  await expect(house.render(edition, 'catalog/home')).rejects.toMatchObject({ kind: 'failed' })
  expect(house.replaced[0]).toBe('garbled')
})
