import { killsIn, weakness } from './bite.ts'
import { campaign } from './campaign.ts'
import { drawPlan, inWords } from './nemesis/plan.ts'
import { type ChaosOptions, commandOf, readOptions, usage } from './options.ts'
import { boundOf, placings, report } from './report.ts'
import { newDataFolder, openRig } from './rig/rig.ts'
import { lifeOfOrdersIn } from './verdict/autopsy.ts'

/** One run from start to verdict. Returns the exit code. */
async function run(options: ChaosOptions): Promise<number> {
  const data = newDataFolder()
  const { checkouts, kills, rate, seed } = options
  console.log(`seed ${seed}\n${commandOf(options)}\ndata in ${data}\n`)
  console.log('What will be done, drawn from the seed:')
  for (const blow of drawPlan({ seed, kills, windowMs: (checkouts / rate) * 1_000 }))
    console.log(`${(blow.atMs / 1_000).toFixed(1).padStart(7)} s  ${inWords(blow)}`)
  const rig = await openRig({ dataDir: data })
  let keep = true
  try {
    console.log(`\nthe shop is open at ${rig.shop.url}; ${checkouts} shoppers come at ${rate} a second\n`)
    const outcome = await campaign(rig, options)
    for (const line of report(outcome, data)) console.log(line)
    const weak = weakness(outcome, kills)
    for (const why of weak) console.log(`This run proves nothing: ${why}`)
    for (const line of lifeOfOrdersIn(data, outcome.violations)) console.log(line)
    const isBroken = outcome.violations.length > 0
    keep = options.keep || isBroken
    if (!isBroken) console.log(`Bound          ${boundOf(placings(outcome))}`)
    if (keep) console.log(`Everything is kept in ${data}`)
    const passed = !isBroken && weak.length === 0
    console.log(
      `\nchaos ${passed ? 'passed' : 'FAILED'}: ${placings(outcome)} checkouts, ${killsIn(outcome)} kills, ${outcome.violations.length} violations, seed ${seed}`,
    )
    return passed ? 0 : 1
  } finally {
    await rig.close({ keep })
  }
}

function readOrExplain(): ChaosOptions | undefined {
  try {
    return readOptions(process.argv.slice(2))
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${usage}`)
    return undefined
  }
}

// Whoever is interrupted leaves nothing behind: on its way out this process ends all that it has started.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
const options = readOrExplain()
process.exit(options ? await run(options) : 2)
