import { afterEach, beforeEach, expect, test } from 'bun:test'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { issue, newAuthority } from '../keys/authority.ts'
import { brokerTlsOf, ensureCertificates, serverCertificate } from '../keys/certificates.ts'
import { ensureClientKeys } from '../keys/client-keys.ts'
import { ensureDemoAccounts } from '../keys/demo-accounts.ts'
import { ensureKeys, productionUserNames } from '../nats/keys.ts'
import { markStage, productionFaults, refuseWrongStage } from './production.ts'
import { ensurePspSecrets } from './secrets.ts'
import { stageOf } from './stage.ts'
import { startCluster } from './start-cluster.ts'

let folder = ''
let keysFolder = ''
let env: Record<string, string> = {}

/** Everything that the owner of a shop brings, and nothing that was made for trying things out. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-production-'))
  keysFolder = join(folder, 'keys')
  await mkdir(join(keysFolder, 'tls'), { recursive: true })
  const authority = await newAuthority(Date.now(), 'An authority of the owner')
  const make = async (name: string, { certFile, keyFile }: { certFile: string; keyFile: string }) => {
    const made = await issue(authority, name, { server: ['localhost'] }, Date.now())
    await writeFile(certFile, made.certificate)
    await writeFile(keyFile, made.key)
  }
  await writeFile(join(keysFolder, 'tls/ca.pem'), authority.certificate)
  for (const name of ['nats', 'gateway', 'identity']) await make(name, serverCertificate(keysFolder, name))
  for (const name of productionUserNames) await make(name, brokerTlsOf(keysFolder, name))
  await ensureKeys(keysFolder, productionUserNames)
  await ensureClientKeys(keysFolder, { demo: false })
  env = {
    PROFILE: 'production',
    PUBLIC_ORIGIN: 'https://shop.example',
    ISSUER: 'https://identity.shop.example',
    PSP_ORIGIN: 'https://pay.example',
    PSP_URL: 'https://api.pay.example',
    SMTP_URL: 'smtps://mail.example:465',
    PSP_API_KEY_FILE: await secret('api-key', 'live_0123456789abcdef'),
    PSP_WEBHOOK_SECRET_FILE: await secret('webhook-secret', 'whsec_0123456789abcdef'),
  }
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('[S2] a shop with everything its owner has to bring may open in production', async () => {
  expect(await faults()).toEqual([])
  await refuseWrongStage('production', { keysFolder, tls: true, env })
})

test.each<[what: string, spoil: () => unknown, fault: RegExp]>([
  ['demo accounts', () => ensureDemoAccounts(keysFolder), /demo-accounts\.json holds demo accounts/],
  ['the tester’s key', () => ensureKeys(keysFolder, ['tester']), /tester\.nk may do anything on the broker/],
  ['demo clients', () => ensureClientKeys(keysFolder, { demo: true }), /partner-client\.secret is a demo client/],
  ['made-up secrets of the simulator', () => ensurePspSecrets(keysFolder), /psp-api-key was made up/],
  ['keys made for development', () => markStage(keysFolder, 'development'), /was made for development/],
  ['the authority’s own key', () => writeFile(join(keysFolder, 'tls/ca.key'), 'x'), /ca\.key signs certificates/],
  ['development certificates', spoilCertificates, /signed by a development authority/],
  [
    'a certificate less',
    () => rm(serverCertificate(keysFolder, 'gateway').certFile),
    /gateway\.server\.pem is missing/,
  ],
  ['an http issuer', () => set('ISSUER', 'http://localhost:8085'), /ISSUER is http:.* not https/],
  ['an http origin', () => set('PUBLIC_ORIGIN', 'http://shop.example'), /PUBLIC_ORIGIN is http:.* not https/],
  ['no payment provider', () => set('PSP_URL', ''), /PSP_URL does not say where that is/],
  ['the development mailbox', () => set('SMTP_URL', 'smtp://127.0.0.1:2525'), /a mailbox on this machine/],
  ['mail in plain', () => set('SMTP_URL', 'smtp://mail.example'), /not smtps/],
  ['the simulator’s key', simulatorsKey, /PSP_API_KEY_FILE is a secret of the simulated payment provider/],
  ['no webhook secret', () => set('PSP_WEBHOOK_SECRET_FILE', ''), /names no file with a secret/],
  ['fail-points', () => set('FAIL_POINTS', 'allowed'), /could be told to die/],
])('[S2] production does not open with %s', async (_what, spoil, fault) => {
  await spoil()
  expect((await faults()).join('\n')).toMatch(fault)
  const opening = startCluster({ dataDir: folder, tls: true, quiet: true, env })
  await expect(opening).rejects.toThrow(fault)
})

test('[S2] production does not open in plain', async () => {
  await expect(startCluster({ dataDir: folder, quiet: true, env })).rejects.toThrow('without --tls')
})

test('[S2] everything that is in the way is told at once', async () => {
  await ensureDemoAccounts(keysFolder)
  set('ISSUER', 'http://localhost:8085')
  expect(await faults()).toHaveLength(2)
})

test('development adds nothing to the keys of a shop in production', async () => {
  await markStage(keysFolder, 'production')
  const opening = startCluster({ dataDir: folder, quiet: true, env: {} })
  await expect(opening).rejects.toThrow('open it with PROFILE=production')
})

test('a profile is development unless it says production, and nothing else', () => {
  expect(stageOf({})).toBe('development')
  expect(stageOf({ PROFILE: 'production' })).toBe('production')
  expect(() => stageOf({ PROFILE: 'prod' })).toThrow('development or production')
})

function faults(): Promise<string[]> {
  return productionFaults({ keysFolder, tls: true, env })
}

function set(name: string, value: string): void {
  env = { ...env, [name]: value }
}

async function secret(name: string, text: string): Promise<string> {
  const file = join(folder, name)
  await writeFile(file, text)
  return file
}

async function simulatorsKey(): Promise<void> {
  set('PSP_API_KEY_FILE', await secret('api-key', 'psp_key_0123456789abcdef'))
}

async function spoilCertificates(): Promise<void> {
  const { certFile } = serverCertificate(keysFolder, 'gateway')
  await rm(dirname(certFile), { recursive: true })
  await ensureCertificates(keysFolder)
  await rm(join(keysFolder, 'tls/ca.key'))
}
