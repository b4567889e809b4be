import { afterEach, beforeEach, expect, test } from 'bun:test'
import { X509Certificate } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { roles } from '@galleria/contracts/access'
import { allProcesses } from '../topology.ts'
import { callerKeyFile, ensureCallerKeys } from './caller-keys.ts'
import { authorityFile, ensureCertificates, serverCertificate } from './certificates.ts'
import { ensureClientKeys } from './client-keys.ts'
import { ensureDemoAccounts } from './demo-accounts.ts'

interface Told {
  readonly callers: { process: string; speaksFor: string[]; asserts: string[]; keys: Record<string, string>[] }[]
}

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('everybody who asks or answers has a key of its own, and everybody knows the public halves only', async () => {
  const { callersFile } = await ensureCallerKeys(folder)
  const { callers } = JSON.parse(await readFile(callersFile, 'utf8')) as Told
  const conversing = allProcesses.filter(({ context, asks, outside }) => !outside && (context || asks.length > 0))
  expect(callers.map(({ process }) => process)).toEqual([...conversing.map(({ name }) => name), 'console'])
  for (const { process, keys } of callers) {
    const { d, ...mine } = JSON.parse(await readFile(callerKeyFile(folder, process), 'utf8'))
    expect(keys).toEqual([mine])
    expect(d).toHaveLength(43)
    expect(mine).toMatchObject({ kty: 'OKP', crv: 'Ed25519', alg: 'EdDSA', use: 'sig', kid: expect.any(String) })
  }
  expect(new Set(callers.flatMap(({ keys }) => keys.map(({ kid }) => kid))).size).toBe(callers.length)
})

test('an edge speaks for people, the person at the terminal is an operator and an auditor, and nobody else is anything', async () => {
  const { callersFile } = await ensureCallerKeys(folder)
  const { callers } = JSON.parse(await readFile(callersFile, 'utf8')) as Told
  const special = callers.filter(({ speaksFor, asserts }) => speaksFor.length + asserts.length > 0)
  expect(special.map(({ process, speaksFor, asserts }) => [process, speaksFor, asserts])).toEqual([
    ['bff-web', ['guest', 'user'], []],
    ['console', [], ['operator', 'auditor']],
  ])
})

test('keys stay as they are; one that was taken away is another one afterwards', async () => {
  const kids = async () => {
    const { callersFile } = await ensureCallerKeys(folder)
    const { callers } = JSON.parse(await readFile(callersFile, 'utf8')) as Told
    return Object.fromEntries(callers.map(({ process, keys }) => [process, keys[0]?.kid]))
  }
  const first = await kids()
  expect(await kids()).toEqual(first)
  await rm(callerKeyFile(folder, 'orders'))
  const second = await kids()
  expect(second.orders).not.toBe(first.orders)
  expect({ ...second, orders: '' }).toEqual({ ...first, orders: '' })
})

test('the shop’s client shows a key; the partner’s clients exist in development only', async () => {
  const read = async (file: string) => Object.keys(JSON.parse(await readFile(file, 'utf8')).clients)
  expect(await read((await ensureClientKeys(folder, { demo: false })).clientsFile)).toEqual(['galleria-web'])
  const { clientsFile } = await ensureClientKeys(folder, { demo: true })
  expect(await read(clientsFile)).toEqual(['galleria-web', 'galleria-partner-jwt', 'galleria-partner'])
  expect(await readFile(clientsFile, 'utf8')).not.toContain('"d"')
})

test('demo accounts have passwords that nobody guesses, made once', async () => {
  const first = await ensureDemoAccounts(folder)
  expect(new Set(first.flatMap(({ roles }) => roles))).toEqual(new Set(roles))
  for (const { password } of first) expect(password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  expect(new Set(first.map(({ password }) => password)).size).toBe(first.length)
  expect(await ensureDemoAccounts(folder)).toEqual([...first])
})

test('whatever is secret is its owner’s alone', async () => {
  await ensureCallerKeys(folder)
  await ensureClientKeys(folder, { demo: true })
  await ensureDemoAccounts(folder)
  await ensureCertificates(folder)
  const open: string[] = []
  for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(file.parentPath, file.name)
    if (file.isFile() && ((await stat(path)).mode & 0o077) !== 0) open.push(path.slice(folder.length + 1))
  }
  expect(open.filter((file) => !file.endsWith('.pem'))).toEqual(['callers.json'])
})

test('a development authority is good for localhost alone, and its certificates for what they are for', async () => {
  await ensureCertificates(folder)
  const authority = new X509Certificate(await readFile(authorityFile(folder)))
  const gateway = new X509Certificate(await readFile(serverCertificate(folder, 'gateway').certFile))
  expect(gateway.checkIssued(authority)).toBe(true)
  expect(gateway.checkHost('localhost')).toBe('localhost')
  expect(gateway.checkIP('127.0.0.1')).toBe('127.0.0.1')
  expect(gateway.checkHost('shop.example')).toBeUndefined()
  expect(gateway.ca).toBe(false)
  expect(authority.raw.toString('latin1')).toContain('\x82\x09localhost')
})

test('certificates are made once, anew when the better part of their life is over, and with their authority', async () => {
  const day = 86_400_000
  const now = Date.now()
  const made = async (after: number) => {
    await ensureCertificates(folder, now + after * day)
    const files = [authorityFile(folder), serverCertificate(folder, 'nats').certFile, join(folder, 'tls/orders.pem')]
    return Promise.all(files.map((file) => readFile(file, 'utf8')))
  }
  const first = await made(0)
  expect(await made(50)).toEqual(first)
  const [authority, ...renewed] = await made(61)
  expect(authority).toBe(first[0] ?? '')
  for (const certificate of renewed) expect(first).not.toContain(certificate)
  const last = await made(250)
  for (const certificate of last) expect([...first, ...renewed]).not.toContain(certificate)
})
