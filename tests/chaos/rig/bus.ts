import type { Bus } from '@galleria/chassis/bus/bus'
import { openNatsBus } from '@galleria/chassis/bus/nats-bus'
import { createLogger } from '@galleria/chassis/telemetry/logger'
import { testerUser } from '@galleria/infra/broker'
import type { Platform } from '../../support/platform.ts'

/** Looks into the broker as the tester of the topology, who may see everything; leaves it when the work is done. */
export async function withBus<Result>(shop: Platform, work: (bus: Bus) => Promise<Result>): Promise<Result> {
  const bus = await openNatsBus({
    url: shop.cluster.brokerUrl,
    name: testerUser,
    seedFile: `${shop.data}/keys/${testerUser}.nk`,
    tls: shop.brokerTls(testerUser),
    connectWithinMs: 10_000,
    log: createLogger(testerUser, testerUser, 'silent'),
  })
  try {
    return await work(bus)
  } finally {
    await bus.drain()
  }
}
