// `bun run simulate`: seeded histories of the simulated shop, on as many processes as wanted.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type CampaignResult, nothingYet, plus, runCampaign, type SeedRange } from './campaign.ts'
import { type HistoryResult, runHistory } from './history.ts'
import type { Protection } from './mutations/protection.ts'
import { protection, protections } from './mutations/protections.ts'
import { openWorkshop } from './shop/workshop.ts'
import { shrink } from './shrink.ts'

const help = `bun run simulate [options]
  --seeds N     how many histories (20000)
  --from N      the first seed (1)
  --workers N   processes to share them (all cores)
  --seed N      one history, told line by line
  --mutation X  without the protection X, to see the shop fall (${protections.map(({ id }) => id).join(', ')})`

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '20000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(availableParallelism()) },
    seed: { type: 'string' },
    mutation: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

/** The protection that this process goes without, if it does; see mutations/mutate.ts. */
const removed: Protection | undefined =
  process.env.PROTECTION_REMOVED === undefined ? undefined : protection(process.env.PROTECTION_REMOVED)
const favoured = new Set(removed?.favours)

if (values.help) console.log(help)
else if (values.mutation !== undefined && removed === undefined) process.exit(await fallWithout(values.mutation))
else if (process.send) work()
else if (values.seed !== undefined) process.exit(tellOne(wholeNumber('seed', values.seed)))
else
  process.exit(
    await conduct(
      wholeNumber('from', values.from),
      wholeNumber('seeds', values.seeds),
      wholeNumber('workers', values.workers),
    ),
  )

/** Shares the seeds out and adds up what comes back. */
async function conduct(from: number, seeds: number, workers: number): Promise<number> {
  const begun = performance.now()
  const portion = Math.max(100, Math.min(5_000, Math.ceil(seeds / workers)))
  let next = from
  let histories = 0
  let totals = nothingYet
  let failing: HistoryResult | undefined
  const children: Bun.Subprocess[] = []
  const handOut = (child: Bun.Subprocess): void => {
    if (failing || next >= from + seeds) return void child.kill()
    const range: SeedRange = { from: next, to: Math.min(from + seeds, next + portion) }
    next = range.to
    child.send(range)
  }
  for (let i = 0; i < workers; i += 1) {
    const child = Bun.spawn([process.execPath, ...process.execArgv, import.meta.path], {
      stdio: ['ignore', 'inherit', 'inherit'],
      ipc(message, from) {
        if (message === 'ready') return handOut(from)
        const result = message as CampaignResult
        histories += result.histories
        totals = plus(totals, result.totals)
        failing ??= result.failing
        const perSecond = Math.round((histories / (performance.now() - begun)) * 1_000)
        console.log(`  ${histories} of ${seeds} histories, ${perSecond} a second`)
        handOut(from)
      },
    })
    children.push(child)
  }
  await Promise.all(children.map((child) => child.exited))
  const seconds = (performance.now() - begun) / 1_000
  const { virtualMs, ...counts } = totals
  console.log(`${histories} histories from seed ${from} in ${seconds.toFixed(1)} s on ${workers} processes`)
  console.log(
    `  ${Object.entries(counts)
      .map(([name, count]) => `${count} ${name}`)
      .join(', ')}`,
  )
  console.log(`  ${(virtualMs / 3_600_000).toFixed(1)} hours of virtual time`)
  if (!failing) {
    if (histories < seeds) throw new Error(`only ${histories} of ${seeds} histories were run`)
    console.log(`0 violations; 95 % sure that fewer than 3 in ${histories} histories break one`)
    return 0
  }
  report(failing)
  return 1
}

function work(): void {
  const workshop = openWorkshop()
  process.on('message', (range: SeedRange) => process.send?.(runCampaign(range, workshop, favoured)))
  process.send?.('ready')
}

function report({ seed }: HistoryResult): void {
  const workshop = openWorkshop()
  const failing = runHistory({ seed, favoured }, workshop)
  console.log(`\nseed ${seed} breaks an invariant:`)
  for (const { invariant, detail } of failing.violations) console.log(`  ${invariant}: ${detail}`)
  const smallest = shrink(failing, (plan) => runHistory({ seed, plan, favoured }, workshop))
  console.log(`smallest: shoppers ${smallest.shoppers.join(' ')}, ${smallest.faults.length} faults`)
  for (const fault of smallest.faults) console.log(`  ${fault}`)
  for (const { invariant, detail } of smallest.violations) console.log(`  ${invariant}: ${detail}`)
  console.log(`read it with: bun run simulate --seed ${seed}${removed ? ` --mutation ${removed.id}` : ''}`)
}

function tellOne(seed: number): number {
  const result = runHistory({ seed, favoured, keepLines: true }, openWorkshop())
  for (const line of result.lines ?? []) console.log(line)
  console.log(`digest ${result.digest}, faults: ${result.faults.join(' ') || 'none'}`)
  for (const { invariant, detail } of result.violations) console.log(`${invariant}: ${detail}`)
  if (result.violations.length > 0) report(result)
  return result.violations.length === 0 ? 0 : 1
}

/** The same once more, by a process that loads the code as it reads without the protection. */
async function fallWithout(id: string): Promise<number> {
  const { name, breaks, from, alsoWithout } = protection(id)
  console.log(`without ${name}${alsoWithout ? `, and without ${alsoWithout}` : ''}: ${breaks} should break`)
  const begin = from === undefined || values.seed !== undefined ? [] : ['--from', String(from)]
  const child = Bun.spawn(
    [process.execPath, '--preload', join(import.meta.dir, 'mutations/mutate.ts'), ...process.argv.slice(1), ...begin],
    { env: { ...process.env, PROTECTION_REMOVED: id }, stdio: ['ignore', 'inherit', 'inherit'] },
  )
  return child.exited
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    console.error(`--${name} must be a whole number\n${help}`)
    process.exit(2)
  }
  return Number(text)
}
