import { join } from 'node:path'
import { createService } from '@galleria/chassis'
import { auditMigration } from '@galleria/chassis/audit/audit-migration'
import { createAuditTrail } from '@galleria/chassis/audit/store-trail'
import type { AuditTrail } from '@galleria/chassis/audit/trail'
import { openDatabase } from '@galleria/chassis/store/database'
import { type AuditEntry, audit } from '@galleria/contracts/audit'
import { eventually, startBroker, testCall } from '@galleria/testkit'
import { startAudit } from '../service.ts'
import { mina } from './a-folder.ts'

/** The keeper on a real broker, and whoever writes into the audit there. */
export type RunningKeeper = Awaited<ReturnType<typeof startRunningKeeper>>

/** Starts both. The keeper anchors often, and can be away for a while. */
export async function startRunningKeeper() {
  const broker = await startBroker()
  const startKeeper = () => startAudit(broker.env('audit', { ANCHOR_SECONDS: '0.2' }))
  let keeper = await startKeeper()
  const client = broker.client(audit)

  /** A process with a store of its own, which writes into the audit. */
  async function aWriter(name: 'orders' | 'payments' | 'inventory' | 'shipping') {
    const file = join(broker.env(name).DATA_DIR ?? '', `${name}.sqlite`)
    const service = await createService({ name, env: broker.env(name) })
    const db = openDatabase({ file, migrations: [auditMigration] })
    const trail = createAuditTrail(db, { writer: name, world: service.world })
    return {
      trail,
      write: (...ids: string[]) =>
        trail.note(
          ids.map((id) => ({ deed: { action: 'cart.changed', object: { kind: 'cart', id } }, told: { caller: mina } })),
        ),
      start: () => service.start({ audit: trail, onStop: () => db.close() }),
      stop: () => service.stop(),
    }
  }

  async function entries(wanted: { writer?: string; objectId?: string; action?: string }): Promise<AuditEntry[]> {
    const answer = await client.entry.list({ ...wanted, limit: 100 }, testCall())
    if (!answer.ok) throw new Error(answer.problem.code)
    return answer.value.entries
  }

  async function heads() {
    const answer = await client.head.list({}, testCall())
    if (!answer.ok) throw new Error(answer.problem.code)
    return answer.value
  }

  const keptOf = async (writer: string) => (await heads()).heads.find((head) => head.writer === writer)?.sequence ?? 0
  return {
    broker,
    /** The file that the keeper keeps. */
    file: join(broker.env('audit').DATA_DIR ?? '', 'audit.sqlite'),
    aWriter,
    entries,
    heads,
    /** How far a writer's chain is kept. */
    keptOf,
    /** Waits until all that a writer has written is kept. */
    wholeChain: (writer: string, trail: AuditTrail) =>
      eventually(
        async () => {
          const [there, written] = [await keptOf(writer), trail.head().sequence]
          if (there !== written) throw new Error(`${there} of ${written} entries of ${writer} are kept`)
        },
        { withinMs: 15_000 },
      ),
    /** Publishes a batch as a process would, whatever is in it. */
    send: (process: string, batch: object) =>
      broker.bus.publish(`audit.${process}`, JSON.stringify(batch), {}, crypto.randomUUID(), 2_000),
    async metric(name: string): Promise<number> {
      const text = await (await fetch(`${keeper.adminUrl}/metrics`)).text()
      return Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\d+)$`, 'm').exec(text)?.[1])
    },
    async health(): Promise<unknown> {
      return (await fetch(`${keeper.adminUrl}/health`)).json()
    },
    /** Does some work while no keeper is there. */
    async whileAway(work: () => Promise<void>): Promise<void> {
      await keeper.stop()
      await work()
      keeper = await startKeeper()
    },
    async stop(): Promise<void> {
      await keeper.stop()
      await broker.stop()
    },
  }
}
