import { statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type BrokerKeys, brokerUserNames, ensureKeys } from '../nats/keys.ts'
import { type Provisioned, provisionNats } from '../nats/provision.ts'
import { root } from './bootstrap.ts'
import { homeFolder, type Places } from './places.ts'
import { ensurePspSecrets, type PspSecrets } from './secrets.ts'
import type { Steps } from './steps.ts'

/** What must be there before the first process can be started. */
export interface Prepared {
  readonly nats: Provisioned
  readonly keys: BrokerKeys
  readonly secrets: PspSecrets
  /** True when something had to be fetched or built. */
  readonly fresh: boolean
}

/** Makes what is missing, step by step, and leaves alone what is there. */
export async function prepare(places: Places, processNames: readonly string[], steps: Steps): Promise<Prepared> {
  const nats = await steps.step(
    'nats-server',
    (say) => provisionNats({ dataDir: homeFolder(), log: say }),
    ({ version, source }) => `${version} (${source})`,
  )
  const built = await steps.step(
    'frontends',
    (say) => publish(places, say),
    (anew) => (anew ? 'built' : 'up to date'),
  )
  const { keys, secrets } = await steps.step('keys', async () => ({
    keys: await ensureKeys(places.keys, brokerUserNames),
    secrets: await ensurePspSecrets(places.keys),
  }))
  await steps.step('data folders', async () => {
    const folders = [places.logs, dirname(places.openingStock), ...processNames.map((name) => join(places.data, name))]
    await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })))
    await writeOpeningStock(places.openingStock)
  })
  return { nats, keys, secrets, fresh: built || !['path', 'cache'].includes(nats.source) }
}

/** Returns true when something was built: then the publisher has stamped it anew. */
async function publish({ frontends }: Places, say: (line: string) => void): Promise<boolean> {
  const { publishFrontends } = await import('../frontends/publish.ts')
  await mkdir(frontends, { recursive: true })
  const before = await newestStamp(frontends)
  try {
    await publishFrontends({ root, frontendsDir: frontends, log: say })
  } catch (error) {
    // One remote that does not build is no reason to keep the others from opening: its panel says that it is away.
    if (!(error instanceof AggregateError)) throw error
    for (const { message } of error.errors as Error[]) say(`NOT PUBLISHED: ${message}`)
  }
  return (await newestStamp(frontends)) !== before
}

async function newestStamp(frontends: string): Promise<number> {
  const stamps = await Array.fromAsync(new Bun.Glob('*/sources.json').scan({ cwd: frontends }))
  return Math.max(0, ...stamps.map((stamp) => statSync(join(frontends, stamp)).mtimeMs))
}

/** The catalogue knows what the shop opens with, the inventory keeps it; the cluster carries the list across. */
async function writeOpeningStock(file: string): Promise<void> {
  const script = join(root, 'services/catalog/seed/write-opening-stock.ts')
  const child = Bun.spawn([process.execPath, script, file], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [err, code] = await Promise.all([child.stderr.text(), child.exited])
  if (code !== 0) throw new Error(`The opening stock could not be written:\n${err}`)
}
