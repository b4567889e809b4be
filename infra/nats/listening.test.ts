import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { createConnection } from 'node:net'
import { networkInterfaces, tmpdir } from 'node:os'
import { join } from 'node:path'
import { homeFolder } from '../cluster/places.ts'
import { type Broker, ensureKeys, provisionNats, startNatsServer } from './broker.ts'

let folder = ''
let broker: Broker

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-listening-'))
  const { path: binary } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  const keys = await ensureKeys(join(folder, 'keys'))
  broker = await startNatsServer({ binary, dataDir: join(folder, 'nats'), port: 0, keys })
}, 300_000)
afterAll(async () => {
  await broker?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('[N5] the monitor, which asks nobody who they are, answers on 127.0.0.1 and on no other address of the machine', async () => {
  for (const port of [broker.monitorUrl, broker.url].map((url) => Number(new URL(url).port))) {
    expect(await isReached('127.0.0.1', port)).toBe(true)
    const others = Object.values(networkInterfaces()).flatMap((found) => (found ?? []).map(({ address }) => address))
    for (const address of new Set(['127.0.0.2', ...others]))
      if (address !== '127.0.0.1') expect([address, await isReached(address, port)]).toEqual([address, false])
  }
})

function isReached(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 10_000 })
    const tell = (reached: boolean) => () => {
      socket.destroy()
      resolve(reached)
    }
    socket.on('connect', tell(true)).on('error', tell(false)).on('timeout', tell(false))
  })
}
