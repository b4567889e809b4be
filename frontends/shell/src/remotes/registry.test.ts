import { beforeAll, expect, test } from 'bun:test'
import { pageRegistryMark, type SignedText } from '@galleria/contracts/page-registry'
import { askRegistry, findRegistry, type Shelf } from './registry.ts'
import { createTrust, type Publisher, publisherOf } from './trust.ts'

const row = { name: 'catalog', entry: '/frontends/catalog/1/remoteEntry.js', routes: [], widgets: {} }
const registry = (version: number, rows: readonly object[] = [row]) => JSON.stringify({ version, remotes: rows })
const swapped = registry(9, [{ ...row, name: 'orders' }])
const { subtle } = crypto

let keys: CryptoKeyPair
let publisher: Publisher
beforeAll(async () => {
  keys = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const { x = '' } = await subtle.exportKey('jwk', keys.publicKey)
  publisher = { key: x, signature: (await sign(registry(1))).signature }
})

async function sign(text: string): Promise<SignedText> {
  const signature = await subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(pageRegistryMark + text))
  return { text, signature: Buffer.from(signature).toString('base64url') }
}

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

const failing = async () => new Response('', { status: 500 })
const answering = (signed: SignedText) => async () => Response.json({ remotes: [], signed })
const nobody = createTrust(undefined, subtle)
const trust = () => createTrust(publisher, subtle)

test('a registry that came with the page is used without asking anyone', async () => {
  let asked = 0
  const fetch = async () => {
    asked++
    return failing()
  }

  const found = await findRegistry({ inlined: registry(1), fetch, shelf: shelf(), trust: trust() })

  expect(found?.remotes[0]?.name).toBe('catalog')
  expect(asked).toBe(0)
})

test('[W5] a registry that somebody has slipped into the page is not used; the shop is asked instead', async () => {
  const fetch = answering(await sign(registry(1)))

  const found = await findRegistry({ inlined: swapped, fetch, shelf: shelf(), trust: trust() })

  expect(found?.remotes.map(({ name }) => name)).toEqual(['catalog'])
})

test('[W5] an answer that is unsigned, signed by another, or older than the page is none', async () => {
  const good = await sign(registry(5))
  const other = (await subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  const forged = await subtle.sign('Ed25519', other.privateKey, new TextEncoder().encode(pageRegistryMark + swapped))
  const unmarked = await subtle.sign('Ed25519', keys.privateKey, new TextEncoder().encode(swapped))
  const ask = (fetch: () => Promise<Response>) => askRegistry(fetch, trust(), { version: 5, remotes: [] })
  const text = (signature: ArrayBuffer) => ({ text: swapped, signature: Buffer.from(signature).toString('base64url') })

  expect((await ask(answering(good)))?.version).toBe(5)
  expect(await ask(async () => Response.json({ remotes: [row] }))).toBeUndefined()
  expect(await ask(answering({ ...good, text: swapped }))).toBeUndefined()
  expect(await ask(answering(text(forged)))).toBeUndefined()
  expect(await ask(answering(text(unmarked)))).toBeUndefined()
  expect(await ask(answering({ ...good, signature: 'no signature at all!' }))).toBeUndefined()
  expect(await ask(answering(await sign(registry(4))))).toBeUndefined()
})

test('[W5] what a script has put where the last registry is kept is not used', async () => {
  const kept = shelf(JSON.stringify({ ...(await sign(registry(1))), text: swapped }))

  expect(await findRegistry({ inlined: undefined, fetch: failing, shelf: kept, trust: trust() })).toBeUndefined()
})

test('a browser that cannot check takes the server’s word, and where nobody signs anything goes', async () => {
  const without = { importKey: () => Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) }
  const found = (trust: ReturnType<typeof createTrust>) =>
    findRegistry({ inlined: registry(1), fetch: failing, shelf: shelf(), trust })

  expect(await found(createTrust(publisher, without as never))).toBeDefined()
  expect(await found(createTrust(publisher, undefined))).toBeDefined()
  expect(await found(nobody)).toBeDefined()
})

test('the publisher is whom the head names first, whole or not at all', () => {
  const page = (content: string | undefined) => ({
    querySelector: () => (content === undefined ? null : ({ getAttribute: () => content } as never)),
  })

  expect(publisherOf(page('key.signature'))).toEqual({ key: 'key', signature: 'signature' })
  expect([publisherOf(page('key')), publisherOf(page(undefined))]).toEqual([undefined, undefined])
})

test('a registry that worked is kept, and serves when the shop cannot say what it has', async () => {
  const kept = shelf()
  const fetch = answering(await sign(registry(1)))
  await findRegistry({ inlined: undefined, fetch, shelf: kept, trust: trust() })

  const found = await findRegistry({ inlined: undefined, fetch: failing, shelf: kept, trust: trust() })

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
  const find = (inlined: string | undefined, fetch: () => Promise<Response>, from: Shelf) =>
    findRegistry({ inlined, fetch, shelf: from, trust: nobody })

  expect(await find('{"remotes":[{}]}', failing, shelf('garbage'))).toBeUndefined()
  expect(await find(undefined, failing, refusing)).toBeUndefined()
  expect((await find(undefined, async () => new Response(registry(1)), refusing))?.remotes).toHaveLength(1)
})
