import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type ProcessName, processes } from '@galleria/infra/topology'
import type { Platform } from '../../support/platform.ts'

/** A place that is looked through, and what lies there, byte by byte. */
export interface Haystack {
  readonly name: string
  readonly bytes: Buffer
}

/** Everything that a platform says of itself: logs, traces, metrics, dead letters, the audit in all its copies. */
export async function haystacks(shop: Platform): Promise<Haystack[]> {
  const { data } = shop
  const logs = filesBelow(join(data, 'logs')).flatMap((file) => hay('log', data, file))
  const traces = stores(data, 'observatory').flatMap((file) => hay('traces', data, file))
  const audit = stores(data, 'audit').flatMap((file) => hay('audit', data, file))
  const streams = filesBelow(join(data, 'nats'))
    .filter((file) => /\/(DEAD_LETTERS|REPLAYS|AUDIT)\//.test(file))
    .flatMap((file) => hay('stream', data, file))
  return [...logs, ...traces, ...audit, ...streams, ...(await metrics(shop))]
}

/** The stores of a process, with what lies beside them. */
export function stores(data: string, process: ProcessName): string[] {
  return filesBelow(join(data, process)).filter((file) => /\.sqlite(-wal)?$/.test(file))
}

async function metrics(shop: Platform): Promise<Haystack[]> {
  const ours = processes.filter((process) => !('outside' in process) && !('part' in process && process.part === 'bus'))
  return Promise.all(
    ours.map(async ({ name }) => {
      const text = await (await fetch(shop.admin(name, '/metrics'))).text()
      return { name: `metrics of ${name}`, bytes: Buffer.from(text) }
    }),
  )
}

/** What is in a file; nothing of one that its owner has taken away meanwhile. */
function hay(kind: string, data: string, file: string): Haystack[] {
  try {
    return [{ name: `${kind} ${file.slice(data.length + 1)}`, bytes: readFileSync(file) }]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
}
