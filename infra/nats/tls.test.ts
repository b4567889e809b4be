import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrokerTls } from '@galleria/chassis/bus/broker-options'
import { connectToNats } from '@galleria/chassis/bus/nats-connection'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { homeFolder } from '../cluster/places.ts'
import { issue } from '../keys/authority.ts'
import { authorityFile, brokerTlsOf, ensureCertificates, serverCertificate } from '../keys/certificates.ts'
import { type Broker, type BrokerKeys, ensureKeys, provisionNats, startNatsServer } from './broker.ts'

let folder = ''
let keysFolder = ''
let strangeFolder = ''
let keys: BrokerKeys
let broker: Broker
let misnamed: Broker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-tls-'))
  keysFolder = join(folder, 'keys')
  strangeFolder = join(folder, 'strange')
  const { path: binary } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  keys = await ensureKeys(keysFolder)
  await ensureCertificates(keysFolder)
  await ensureCertificates(strangeFolder)
  const caFile = authorityFile(keysFolder)
  broker = await startNatsServer({
    binary,
    dataDir: join(folder, 'nats'),
    port: 0,
    keys,
    tls: { caFile, ...serverCertificate(keysFolder, 'nats') },
  })
  const authority = {
    certificate: await Bun.file(caFile).text(),
    key: await Bun.file(caFile.replace('.pem', '.key')).text(),
  }
  const other = await issue(authority, 'nats', { server: ['other.localhost'] }, Date.now())
  const files = { certFile: join(folder, 'other.pem'), keyFile: join(folder, 'other.key') }
  await Bun.write(files.certFile, other.certificate)
  await Bun.write(files.keyFile, other.key)
  misnamed = await startNatsServer({ binary, dataDir: join(folder, 'other'), port: 0, keys, tls: { caFile, ...files } })
}, 300_000)

afterAll(async () => {
  await broker?.stop()
  await misnamed?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('[N1] a process with its key and its certificate is let in, and knows whom it talks to', async () => {
  const connection = await connect({})
  expect(connection.info?.tls_required).toBe(true)
  expect(connection.info?.tls_verify).toBe(true)
  await connection.close()
})

test('[N1] a broker whose certificate another authority has signed is not talked to', async () => {
  await expect(connect({ tls: { ...own(), caFile: authorityFile(strangeFolder) } })).rejects.toThrow(/certificate/i)
})

test('[N1] a broker whose certificate has another name is not talked to', async () => {
  await expect(connect({ url: misnamed.url })).rejects.toThrow(/altnames/i)
})

test('[N1] a certificate of another authority does not open the broker', async () => {
  const strange = brokerTlsOf(strangeFolder, 'orders')
  await expect(connect({ tls: { ...strange, caFile: authorityFile(keysFolder) } })).rejects.toThrow(/unknown_ca/i)
})

test('[N1] a certificate that is there for a port does not open the broker', async () => {
  const server = serverCertificate(keysFolder, 'gateway')
  await expect(connect({ tls: { ...server, caFile: authorityFile(keysFolder) } })).rejects.toThrow(/bad_certificate/i)
})

test('[N1] who shows no certificate is not let in, whatever key it has', async () => {
  const { caFile } = own()
  await expect(connect({ tls: { caFile } as BrokerTls })).rejects.toThrow(/certificate_required/i)
})

test('[N1] who does not begin with a handshake is told nothing, not even what answers there', async () => {
  await expect(connect({ tls: undefined })).rejects.toThrow(/timeout/i)
  expect(await heardInPlain(Number(new URL(broker.url).port))).not.toMatch(/INFO|nats|galleria|PONG|ERR/i)
})

test('[N1] a good certificate does not replace the key: no key and a strange one are refused', async () => {
  await expect(connect({ seedFile: undefined })).rejects.toThrow(/authorization/i)
  const strange = await ensureKeys(strangeFolder, ['orders'])
  await expect(connect({ seedFile: strange.orders?.seedFile })).rejects.toThrow(/authorization/i)
})

interface Shown {
  readonly url?: string
  readonly tls?: BrokerTls | undefined
  readonly seedFile?: string | undefined
}

function connect(shown: Shown) {
  const { url, tls, seedFile } = { url: broker.url, tls: own(), seedFile: keys.orders?.seedFile, ...shown }
  const log = createLogger('test', 'orders', 'silent')
  return connectToNats({ url, name: 'orders', seedFile, tls, connectWithinMs: 2_000, log })
}

function own(): BrokerTls {
  return brokerTlsOf(keysFolder, 'orders')
}

/** All that a broker says to somebody who connects, sends what a client would, and knows nothing of TLS. */
function heardInPlain(port: number): Promise<string> {
  return new Promise((resolve) => {
    let heard = ''
    const socket = createConnection(port, '127.0.0.1', () => socket.write('CONNECT {"verbose":true}\r\nPING\r\n'))
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      heard += text
    })
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(heard))
  })
}
