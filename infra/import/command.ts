import { readFile } from 'node:fs/promises'
import { remoteControls } from '../cluster/control.ts'
import { placesIn } from '../cluster/places.ts'
import { livingSupervisor } from '../cluster/state.ts'
import type { ClusterStatus } from '../cluster/status.ts'
import { columns } from '../cluster/table.ts'
import { running } from '../cluster/verbs/running.ts'
import { authorityFile } from '../keys/certificates.ts'
import { pounds } from './dataset/money.ts'
import type { Comparison } from './dataset/reconcile.ts'
import { type Flags, readFlags } from './flags.ts'
import { readManifest } from './folder/read-import.ts'
import { reasons } from './goods/sellable.ts'
import { importOrders, type Made } from './import-orders.ts'
import type { LeftOuts } from './invoices/left-out.ts'
import { createCardTokens } from './replay/card-tokens.ts'
import { openGuests } from './replay/guests.ts'
import type { Ledger } from './replay/ledger.ts'
import { pausing } from './replay/pace.ts'
import { replay } from './replay/replay.ts'
import { askSales } from './replay/sales.ts'
import { createShopClient } from './replay/shop-client.ts'
import { type Equation, equationsOf } from './replay/verdict.ts'

export { type Imported, importOrders } from './import-orders.ts'

const help = `bun run import <verb>

  orders <folder> [--from=DAY] [--to=DAY] [--out=<folder>]
                              reads the data set online-retail, compares it with the figures of its own README, and writes
                              an import into .galleria/imports/; days (the second one is the first that is left out) take a part of it
  replay <import> [--speed=N] [--from=DAY] [--to=DAY] [--limit=N] [--isolated=<name>] [--url=<shop>]
                              has its customers buy and give back again, in a copy that sells it, N times as quick as they did;
                              0 is as quick as it goes. Begun again it goes on where it was broken off

A copy sells an import with: bun start --catalogue=<import>`

/** Runs a verb. Returns the exit code: 1 when sums are not the same that have to be. @throws InputError or Refused with what is wrong. */
export async function importCommand(
  argv: readonly string[],
  write: (line: string) => void,
  stop: AbortSignal,
): Promise<number> {
  const flags = readFlags(argv)
  if (flags.verb === 'orders') return ordersVerb(flags, write)
  if (flags.verb === 'replay') return replayVerb(flags, write, stop)
  write(help)
  return 0
}

type Write = (line: string) => void

async function ordersVerb({ folder, out, ...days }: Flags & { verb: 'orders' }, write: Write): Promise<number> {
  const { comparisons, made } = await importOrders(folder, out, days)
  for (const line of columns([['figure', 'README', 'data', ''], ...comparisons.map(compared)])) write(line)
  if (!made) {
    write('\n  The data are not what their README says; nothing was imported.')
    return 1
  }
  write('')
  for (const line of told(made)) write(line)
  write(`\n  written to ${out}; sell it with: bun start --catalogue=${out}`)
  return 0
}

function compared({ name, said, found, agrees }: Comparison): string[] {
  return [name, said, found, agrees ? 'the same' : 'DIFFERENT']
}

function told({ manifest, sold, leftOut, takenBack, notTakenBack }: Made): string[] {
  const outs = (list: LeftOuts, sign: 1 | -1) =>
    list
      .list()
      .map(({ reason, rows, mills }) => [`  left out: ${reasons[reason]}`, `${rows} rows`, pounds(sign * mills)])
  const { invoices, cancellations, products, variants, gross, net } = manifest
  return columns([
    ['products', `${variants} prices`, String(products)],
    ['sales', `${invoices - cancellations} invoices`, pounds(gross)],
    ['  as orders', '', pounds(sold)],
    ...outs(leftOut, 1),
    ['taken back', `${cancellations} cancellations`, pounds(gross - net)],
    ['  from orders', '', pounds(takenBack)],
    ...outs(notTakenBack, -1),
  ])
}

const progressMs = 5_000

async function replayVerb(flags: Flags & { verb: 'replay' }, write: Write, stop: AbortSignal): Promise<number> {
  const { folder, url, dataDir } = flags
  const manifest = await readManifest(folder)
  const copy = await copyAt(dataDir, url)
  const door = copy && { natsUrl: copy.brokerUrl, keysDir: copy.keys, tls: copy.tls }
  const ca = copy?.tls ? await readFile(authorityFile(copy.keys), 'utf8') : undefined
  const wait = pausing(new AbortController().signal)
  const ask = createShopClient({ url: url ?? copy?.url ?? '', ca, pause: wait })
  const before = door && (await askSales(door))
  write(`  ${manifest.source}, ${manifest.invoices} invoices, to ${url ?? copy?.url}`)
  let saidAt = performance.now()
  let latest = 'nothing'
  let far = 'nothing replayed'
  const progress = (invoice: { readonly invoice: string; readonly at: string }, ledger: Ledger) => {
    far = counts(ledger)
    latest = `invoice ${invoice.invoice} of ${invoice.at.slice(0, 16).replace('T', ' ')}`
    if (performance.now() - saidAt < progressMs) return
    saidAt = performance.now()
    write(`  ${latest}: ${counts(ledger)}`)
  }
  const ledger = await replay({
    ...flags,
    ask,
    token: createCardTokens(ask),
    guestOf: await openGuests(folder),
    stop,
    pause: pausing(stop),
    wait,
    progress,
  }).catch((error: unknown) => {
    write(`\n  broken off after ${latest}: ${far}; begun again, it goes on`)
    throw error
  })
  const after = door && (await askSales(door))
  write(`\n  ${stop.aborted ? 'stopped' : 'done'} after ${latest}: ${counts(ledger)}`)
  return verdict(equationsOf(ledger, before && after && { before, after }), write)
}

/** The copy that runs on a data folder; with an address only if it is one of its own. */
async function copyAt(dataDir: string, url: string | undefined): Promise<ClusterStatus | undefined> {
  if (url === undefined) return (await running(dataDir)).status()
  const state = await livingSupervisor(placesIn(dataDir).run)
  const status = state && (await remoteControls(state.socket).status())
  return status?.instances.some(({ port }) => String(port) === new URL(url).port) ? status : undefined
}

function counts({ invoices, cancellations, orders, ordersFound }: Ledger): string {
  const found = ordersFound > 0 ? `, ${ordersFound} of them placed before` : ''
  return `${invoices} sales and ${cancellations} cancellations replayed, ${orders} orders${found}`
}

function verdict(equations: readonly Equation[], write: Write): number {
  for (const { name, terms, holds } of equations) {
    write(`\n  ${name}: ${holds ? 'the same, to the penny' : 'DIFFERENT'}`)
    for (const line of columns(terms.map(([what, amount]) => [`  ${what}`, amount.padStart(14)]))) write(line)
  }
  return equations.every(({ holds }) => holds) ? 0 : 1
}
