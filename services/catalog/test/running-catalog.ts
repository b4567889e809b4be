import type { Client } from '@galleria/chassis/client/ask'
import { catalog } from '@galleria/contracts/catalog'
import { startBroker, type TestBroker } from '@galleria/testkit'
import { seedCatalogue } from '../seed/index.ts'
import { startCatalog } from '../service.ts'

/** The whole service, on a real broker, with the shop's own goods. */
export interface RunningCatalog {
  readonly broker: TestBroker
  readonly client: Client<typeof catalog>
  /** What it says on its admin port. */
  admin(path: '/health' | '/metrics'): Promise<Response>
  stop(): Promise<void>
}

/** Starts it, with a broker of its own. */
export async function startRunningCatalog(): Promise<RunningCatalog> {
  const broker = await startBroker()
  const service = await startCatalog(broker.env('catalog'))
  return {
    broker,
    client: broker.client(catalog),
    admin: (path) => fetch(`${service.adminUrl}${path}`),
    async stop() {
      await service.stop()
      await broker.stop()
    },
  }
}

/** What the shop opens with. */
export const seed = seedCatalogue()

/** A listing that wishes for nothing. */
export const listed = { filters: {}, sort: 'popular', limit: 48, locale: 'en' } as const

/** The value of an answer; a refusal fails the test and says what was refused. */
export function told<Value>(answer: { ok: true; value: Value } | { ok: false; problem: unknown }): Value {
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.problem)}`)
  return answer.value
}
