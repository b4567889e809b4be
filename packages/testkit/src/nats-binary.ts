import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { provisionNats } from '@galleria/infra/broker'

/** Where fetched tools are kept between runs; the cluster's own place. */
export const toolsDir = join(import.meta.dir, '../../../.galleria')

/**
 * Finds or fetches a nats-server before the first test runs: building one may take a minute, which no test is given.
 * Where none can be had, the tests that need one say so; the others need not fail for it.
 */
export async function prepareNats(log: (line: string) => unknown): Promise<void> {
  if (existsSync(join(toolsDir, 'bin/nats-server')) || Bun.which('nats-server') !== null) return
  await provisionNats({ dataDir: toolsDir, log }).catch((error: Error) => log(error.message))
}
