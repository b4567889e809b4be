import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { provisionStreams } from '@galleria/chassis/bus/admin'
import { connectToNats } from '@galleria/chassis/bus/nats-connection'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { auditNoticeSubject, auditSubject } from '@galleria/contracts/audit'
import { homeFolder } from '../cluster/places.ts'
import { allProcesses, consumers, streams } from '../topology.ts'
import {
  adminUser,
  type Broker,
  type BrokerKeys,
  brokerUserNames,
  ensureKeys,
  provisionNats,
  startNatsServer,
  testerUser,
} from './broker.ts'
import { permissionsFor } from './config.ts'
import { covers, knownSubjects } from './known-subjects.ts'

// Every user of the broker tries every subject that there is, and those that would give the most. What the broker lets pass must be
// what the table says that it was configured from. A new row, endpoint, event, stream or bucket enters by itself.

type Connection = Awaited<ReturnType<typeof connectToNats>>

const subjects = knownSubjects()
const processUsers = brokerUserNames.filter((name) => name !== testerUser)
let folder = ''
let broker: Broker
let keys: BrokerKeys

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'galleria-matrix-'))
  const { path: binary } = await provisionNats({ dataDir: homeFolder(), log: () => undefined })
  keys = await ensureKeys(join(folder, 'keys'))
  broker = await startNatsServer({ binary, dataDir: join(folder, 'nats'), port: 0, keys })
  const nkeySeed = await Bun.file(keys[adminUser]?.seedFile ?? '').text()
  await provisionStreams({ url: broker.url, nkeySeed, streams, consumers })
}, 300_000)

afterAll(async () => {
  await broker?.stop()
  await rm(folder, { recursive: true, force: true })
})

test('[N2] the subjects that are tried are those of every endpoint, event, stream, consumer, bucket and inbox, and the greedy ones', () => {
  for (const subject of ['>', '*.>', '$SYS.>', '$JS.API.>', 'svc.orders.order.place', 'evt.orders.order.placed.x'])
    expect(subjects).toContain(subject)
  for (const name of brokerUserNames) expect(subjects).toContain(`_INBOX_${name}.x`)
  for (const { name } of streams) expect(subjects).toContain(`$JS.API.STREAM.PURGE.${name}`)
  for (const name of brokerUserNames) {
    const { publish, subscribe } = permissionsFor(name)
    for (const allowed of [...publish, ...subscribe])
      expect([allowed, subjects.some((subject) => covers(allowed, subject))]).toEqual([allowed, true])
  }
})

test('[N2] the table gives nobody anything that is another’s', () => {
  for (const { name, context, keepsAudit } of allProcesses.filter(({ outside, part }) => !outside && part !== 'bus')) {
    const { publish, subscribe } = permissionsFor(name)
    for (const subject of [...publish, ...subscribe])
      expect(subject).not.toMatch(/^(>|\*|(svc|evt|dead|audit|\$JS|\$KV)\.>)$|^\$SYS|^\$JS\.API\.>/)
    const announces = publish.filter((subject) => subject.startsWith('evt.'))
    expect(announces).toEqual(announces.filter((subject) => subject === `evt.${context}.>`))
    const audited = publish.filter((subject) => subject.startsWith('audit.'))
    expect(audited).toEqual([auditSubject(name), ...(keepsAudit ? [auditNoticeSubject] : [])])
    expect(subscribe.filter((subject) => subject.startsWith('svc.'))).toEqual(context ? [`svc.${context}.>`] : [])
    expect(subscribe.filter((subject) => subject.startsWith('_INBOX'))).toEqual([`_INBOX_${name}.>`])
  }
})

test.each(processUsers)('[N2] %s publishes what its row implies, and nothing else', async (name) => {
  const refused = await refusals(name, (connection, subject) => connection.publish(subject))
  expect(refused.toSorted()).toEqual(forbidden(permissionsFor(name).publish))
})

test.each(processUsers)(
  '[N2] %s subscribes to what its row implies, and to nothing else, alone or in a queue',
  async (name) => {
    for (const queue of [{}, { queue: 'orders' }]) {
      const options = { callback: () => undefined, ...queue }
      const refused = await refusals(name, (connection, subject) => void connection.subscribe(subject, options))
      expect(refused.toSorted()).toEqual(forbidden(permissionsFor(name).subscribe))
    }
  },
)

function forbidden(allow: readonly string[]): string[] {
  return subjects.filter((subject) => !allow.some((allowed) => covers(allowed, subject))).toSorted()
}

/** Tries all subjects on a connection of its own, and says which of them the broker has refused. */
async function refusals(name: string, attempt: (connection: Connection, subject: string) => void): Promise<string[]> {
  const connection = await connectToNats({
    url: broker.url,
    name,
    seedFile: keys[name]?.seedFile,
    connectWithinMs: 5_000,
    log: createLogger('test', name, 'silent'),
  })
  const refused: string[] = []
  const last = 'nobody.may.do.this'
  const allTold = (async () => {
    for await (const { permissionContext } of connection.status()) {
      if (permissionContext?.subject === last) return
      if (permissionContext) refused.push(permissionContext.subject)
    }
  })()
  // The broker answers in order: once this is refused, so is everything that had to be before it.
  for (const subject of [...subjects, last]) attempt(connection, subject)
  await allTold
  await connection.close()
  return refused
}
