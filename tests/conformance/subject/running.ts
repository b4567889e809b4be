import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brokerTlsOf } from '@galleria/infra/broker'
import type { ClusterStatus } from '@galleria/infra/status'
import type { Process } from '@galleria/infra/topology'
import { storyOf } from '../stories/index.ts'
import { readContract, readProblems } from '../wire/contract-document.ts'
import { openLine } from '../wire/line.ts'
import { createSigner } from '../wire/tokens.ts'
import { createCallers } from './caller.ts'
import { observedSpans } from './observed-spans.ts'
import { askingOf, type Subject } from './subject.ts'

/** A service as it runs in a copy of the shop. */
export interface RunningSubject extends Subject {
  /** Leaves the shop as it is. */
  close(): Promise<void>
}

/** It cannot be looked at where it runs, and why. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const tester = 'tester'

/**
 * Goes to see a service in a copy of the shop, as the tester of its topology, with the keys in its data folder.
 * @throws Unreachable when it does not run there, or nobody may look.
 */
export async function openRunning(row: Process, shop: ClusterStatus): Promise<RunningSubject> {
  const { instance, adminPort } = onlyInstance(row, shop)
  const seedFile = join(shop.keys, `${tester}.nk`)
  if (shop.stage === 'production' || !existsSync(seedFile))
    throw new Unreachable('the broker of this shop knows no tester, as in production')
  const context = row.context ?? ''
  const [contract, problems] = await Promise.all([readContract(context), readProblems()])
  const tls = shop.tls ? brokerTlsOf(shop.keys, tester) : undefined
  const line = await openLine(shop.brokerUrl, tester, seedFile, tls)
  const signer = createSigner((process) => join(shop.keys, 'callers', `${process}.jwk`))
  const callers = createCallers()
  const adminUrl = `http://127.0.0.1:${adminPort}`
  const { reads } = storyOf(row)
  const subject: RunningSubject = {
    row,
    name: row.name,
    context,
    contract,
    problems,
    line,
    collector: observedSpans(line, signer, shop),
    signer,
    callers,
    instance,
    adminUrl,
    granted: Object.fromEntries(Object.entries(reads).map(([key, make]) => [key, () => make(subject)])),
    mayAsk: (key) => key in reads,
    lines: linesFrom(join(shop.logs, `${instance}.log`)),
    ...askingOf({ line, contract, callers, signer }),
    admin: (path) => fetch(`${adminUrl}${path}`, { signal: AbortSignal.timeout(5_000) }),
    close: () => line.close(),
  }
  return subject
}

function onlyInstance({ name }: Process, { instances, absent }: ClusterStatus) {
  const lacking = absent.find(({ process }) => process === name)
  if (lacking) throw new Unreachable(`it is absent from this copy: ${lacking.reason}`)
  const own = instances.filter(({ process }) => process === name)
  const [first] = own
  if (!first) throw new Unreachable('it is not in the profile of this copy')
  if (own.length > 1)
    throw new Unreachable(`${own.length} instances of it answer by turns; scale it to one to look at it`)
  if (first.state !== 'ready') throw new Unreachable(`it is ${first.state}`)
  return first
}

/** Reads what is written to a log from now on. */
function linesFrom(file: string): () => readonly string[] {
  const before = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  return () => {
    const all = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    // A log that was turned over meanwhile begins anew.
    const since = all.subarray(all.length < before ? 0 : before).toString('utf8')
    return since
      .slice(0, since.lastIndexOf('\n') + 1)
      .split('\n')
      .filter((line) => line !== '')
  }
}
