import { expect, test } from 'bun:test'
import { findRegistry, type Shelf } from './registry.ts'

const row = { name: 'catalog', entry: '/frontends/catalog/1/remoteEntry.js', routes: [], widgets: {} }
const text = JSON.stringify({ remotes: [row] })
const answering = async () => new Response(text)
const failing = async () => new Response('', { status: 500 })

function shelf(kept: string | null = null): Shelf & { kept: string | null } {
  return {
    kept,
    getItem() {
      return this.kept
    },
    setItem(_key, value) {
      this.kept = value
    },
  }
}

test('a registry that came with the page is used without asking anyone', async () => {
  let asked = 0
  const fetch = async () => {
    asked++
    return new Response(text)
  }

  const found = await findRegistry({ inlined: text, fetch, shelf: shelf() })

  expect(found?.remotes[0]?.name).toBe('catalog')
  expect(asked).toBe(0)
})

test('a registry that worked is kept, and serves when the shop cannot say what it has', async () => {
  const kept = shelf()
  await findRegistry({ inlined: undefined, fetch: answering, shelf: kept })

  const found = await findRegistry({ inlined: undefined, fetch: failing, shelf: kept })

  expect(found?.remotes[0]?.name).toBe('catalog')
})

test('without any registry there is none, and nothing breaks: not over garbage, not over a shelf that refuses', async () => {
  const refusing: Shelf = {
    getItem() {
      throw new Error('storage is off')
    },
    setItem() {
      throw new Error('storage is off')
    },
  }

  expect(await findRegistry({ inlined: '{"remotes":[{}]}', fetch: failing, shelf: shelf('garbage') })).toBeUndefined()
  expect(await findRegistry({ inlined: undefined, fetch: failing, shelf: refusing })).toBeUndefined()
  expect((await findRegistry({ inlined: undefined, fetch: answering, shelf: refusing }))?.remotes).toHaveLength(1)
})
