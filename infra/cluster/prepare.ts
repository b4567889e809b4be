import { statSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureCallerKeys } from '../keys/caller-keys.ts'
import { ensureCertificates } from '../keys/certificates.ts'
import { type ClientKeys, ensureClientKeys } from '../keys/client-keys.ts'
import { ensureDemoAccounts } from '../keys/demo-accounts.ts'
import { type BrokerKeys, brokerUserNames, ensureKeys, productionUserNames } from '../nats/keys.ts'
import { type Provisioned, provisionNats } from '../nats/provision.ts'
import type { Language, Process } from '../process.ts'
import { root } from './bootstrap.ts'
import { homeFolder, type Places } from './places.ts'
import { markStage } from './production.ts'
import { type Programs, preparePrograms, type StandIns } from './programs.ts'
import { ensurePspSecrets, givenPspSecrets, type PspSecrets } from './secrets.ts'
import type { Stage } from './stage.ts'
import type { Steps } from './steps.ts'

/** What must be there before the first process can be started. */
export interface Prepared {
  readonly nats: Provisioned
  readonly keys: BrokerKeys
  readonly secrets: PspSecrets
  readonly clients: ClientKeys
  readonly programs: Programs
  /** True when something had to be fetched or built. */
  readonly fresh: boolean
}

/** Which copy it is for. */
export interface PrepareOptions {
  readonly stage: Stage
  readonly tls: boolean
  readonly env: Readonly<Record<string, string | undefined>>
  /** Languages to do without, whatever the machine has. */
  readonly without: readonly Language[]
  readonly standIns: StandIns
  /** The folder of an import that is sold beside the shop's own goods. */
  readonly catalogue: string | undefined
}

/** Makes what is missing, step by step, and leaves alone what is there. */
export async function prepare(
  places: Places,
  processes: readonly Process[],
  { stage, tls, env, without, standIns, catalogue }: PrepareOptions,
  steps: Steps,
): Promise<Prepared> {
  const nats = await steps.step(
    'nats-server',
    (say) => provisionNats({ dataDir: homeFolder(), log: say }),
    ({ version, source }) => `${version} (${source})`,
  )
  const [built, programs] = await both(
    steps.step(
      'frontends',
      (say) => publish(places, say),
      (anew) => (anew ? 'built' : 'up to date'),
    ),
    steps.step(
      'programs',
      (say) => preparePrograms(processes, { root, say, without }, standIns),
      ({ about, fresh }) => `${about.join(', ')}${fresh ? '' : ', up to date'}`,
    ),
  )
  const made = await steps.step('keys', async () => ({
    keys: await ensureKeys(places.keys, stage === 'production' ? productionUserNames : brokerUserNames),
    secrets: stage === 'production' ? await givenPspSecrets(env) : await ensurePspSecrets(places.keys),
    callers: await ensureCallerKeys(places.keys),
    clients: await ensureClientKeys(places.keys, { demo: stage === 'development' }),
  }))
  await markStage(places.keys, stage)
  if (stage === 'development') await ensureDemoAccounts(places.keys)
  // A shop in production is given its certificates by whoever answers for its name.
  if (tls && stage === 'development') await steps.step('certificates', () => ensureCertificates(places.keys))
  await steps.step('data folders', async () => {
    const folders = [places.logs, dirname(places.openingStock), ...processes.map(({ name }) => join(places.data, name))]
    await Promise.all(folders.map((folder) => mkdir(folder, { recursive: true })))
    await writeOpeningStock(places.openingStock, catalogue)
  })
  return { nats, ...made, programs, fresh: built || programs.fresh || !['path', 'cache'].includes(nats.source) }
}

/** Waits for both, also when one fails, so that nothing goes on behind the back of whoever is told of it. */
async function both<A, B>(a: Promise<A>, b: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([a, b])
  return [await a, await b]
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
async function writeOpeningStock(file: string, catalogue: string | undefined): Promise<void> {
  const script = join(root, 'services/catalog/seed/write-opening-stock.ts')
  const child = Bun.spawn([process.execPath, script, file, ...(catalogue === undefined ? [] : [catalogue])], {
    cwd: root,
    stdin: 'ignore',
    stdout: 'pipe',
    stderr: 'pipe',
  })
  const [err, code] = await Promise.all([child.stderr.text(), child.exited])
  if (code !== 0) throw new Error(`The opening stock could not be written:\n${err}`)
}
