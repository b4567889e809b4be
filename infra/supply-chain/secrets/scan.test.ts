import { expect, test } from 'bun:test'
import { harmless } from './harmless.ts'
import { scanFiles } from './read-files.ts'
import { scan, unexplained } from './scan.ts'

// Put together here, so that this file holds none.
const letters = (count: number) => Array.from({ length: count }, (_, i) => 'aB3dE5gH7jK9mN2pQ4'[i % 18]).join('')
const inText = (text: string) => scan('shop.ts', new TextEncoder().encode(text)).map(({ what }) => what)

test.each([
  ['a private key in PEM', `-----BEGIN ${'EC '}PRIVATE KEY-----`],
  ['a private JWK', `{ "kty": "EC", "d": "${letters(43)}" }`],
  ['a symmetric JWK', `{ "kty": "oct", "k": "${letters(43)}" }`],
  ['an NKey seed', `SU${'A'.repeat(56)}`],
  ['a JWT', ['eyJhbGciOiJFUzI1NiJ9', letters(20), letters(20)].join('.')],
  ['a token of a well-known issuer', `ghp_${letters(36)}`],
  ['a password in an address', `postgres://shop:${letters(12)}@db.example/shop`],
  ['a password or token by its name', `const apiKey = '${letters(20)}'`],
])('[S2] %s is found', (what, text) => {
  expect(inText(text)).toContain(what)
})

test.each([
  "password: 'correct horse'",
  "const tokenType = 'access_token'",
  "const token = '<the token goes here>'",
  "const secretFile = '/keys/session.key'",
  'https://user@shop.example/',
])('[S2] a word is no secret: %s', (text) => {
  expect(inText(text)).toEqual([])
})

test.each(['keys/orders.nk', 'infra/ca.pem', '.env', '.env.local', 'data/orders.sqlite'])(
  '[S2] a file is known by its name: %s',
  (file) => {
    expect(scan(file, new Uint8Array())).toHaveLength(1)
  },
)

test('[S2] nothing secret is kept in this repository, and every explanation is still needed', async () => {
  const { files, findings } = await scanFiles()
  expect(files).toBeGreaterThan(1_000)
  expect(unexplained(findings, harmless)).toEqual([])
})

test('[S2] what nobody has explained is told with its place, and not in full', () => {
  const [found] = unexplained([{ file: 'a.ts', line: 3, what: 'a JWT', value: 'eyJhbGciOi.secret' }], [])
  expect(found).toBe('a.ts:3 has a JWT: eyJhbG…')
})
