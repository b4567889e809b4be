// `bun run conformance <service>… | --all | --faults [--running[=FOLDER]] [--json FILE] [--only WORDS]`: whether a service speaks docs/service-protocol.md.
import { running } from '@galleria/infra/running'
import type { ClusterStatus } from '@galleria/infra/status'
import { Refused } from '@galleria/infra/supervisor'
import { allProcesses, type Process } from '@galleria/infra/topology'
import { prepareNats } from '@galleria/testkit/nats-binary'
import { allChecks } from './checks/all.ts'
import { conformAll, services, whoIsThere, whyNot } from './conform-all.ts'
import { conformRunningPatiently } from './conform-running.ts'
import { expected } from './fixtures/expected.ts'
import { runFaults } from './fixtures/faulty.ts'
import { type Fault, faults } from './fixtures/office/faults.ts'
import { Misunderstood, type Options, readOptions, usage } from './options.ts'
import { conforms, type ServiceReport } from './report/findings.ts'
import { sumOf, tableOf } from './report/table.ts'
import { Unreachable } from './subject/running.ts'

process.exit(await main())

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2))
    if (options.help) {
      console.log(usage)
      return 0
    }
    await prepareNats((line) => console.log(line))
    return options.subject === 'kit' ? await tryKit(options) : await tryServices(options)
  } catch (error) {
    if (error instanceof Refused) console.error(error.message)
    else if (error instanceof Misunderstood) console.error(`${error.message}\n${usage}`)
    else throw error
    return 2
  }
}

async function tryServices(options: Options): Promise<number> {
  const reports = await (options.running === undefined ? reported(options) : reportedOf(options.running, options))
  if (reports.length > 1) console.log(sumOf(reports))
  await write(options, { protocol: 1, reports })
  return reports.length > 0 && reports.every(conforms) ? 0 : 1
}

/** Runs each as the cluster would, in a world of its own. */
async function reported({ rows, isWanted }: Options): Promise<readonly ServiceReport[]> {
  const { able, absent } = await whoIsThere(rows === 'all' ? undefined : rows)
  const reports = await conformAll(able, { isWanted, onReport: (report) => console.log(`${tableOf(report)}\n`) })
  for (const row of rows === 'all' ? allProcesses : []) {
    const why = whyNot(row)
    if (why !== undefined) console.log(`– ${row.name} is not put to the test: ${why}`)
  }
  for (const { row, reason } of absent) console.log(`– ${row.name} is not put to the test: ${reason}`)
  return reports
}

/** Looks at each where it runs. */
async function reportedOf(folder: string, { rows, isWanted }: Options): Promise<readonly ServiceReport[]> {
  const shop = await (await running(folder)).status()
  const looked = await Promise.all((rows === 'all' ? services : rows).map(async (row) => lookedAt(row, shop, isWanted)))
  return looked.flatMap((report) => report ?? [])
}

async function lookedAt(row: Process, shop: ClusterStatus, isWanted: Options['isWanted']) {
  try {
    const report = await conformRunningPatiently(row, shop, isWanted)
    console.log(`${tableOf(report)}\n`)
    return report
  } catch (error) {
    if (!(error instanceof Unreachable)) throw error
    console.log(`– ${row.name} is not put to the test: ${error.message}`)
    return undefined
  }
}

/**
 * Each fault in a world of its own, and the checks that noticed it: those that had to, and no others. Checks that wait for seconds
 * are left out, since no fault is theirs alone; so are faults that none of the wanted checks has to notice.
 */
async function tryKit(options: Options): Promise<number> {
  const isWanted: Options['isWanted'] = (check) => check.slow !== true && options.isWanted(check)
  const wanted = new Set(allChecks.filter(isWanted).map(({ name }) => name))
  const tried = (Object.keys(faults) as Fault[]).filter((fault) => expected[fault].some((name) => wanted.has(name)))
  const reports = await runFaults({
    crews: tried.map((fault) => [fault]),
    isWanted,
    onReport({ fault, broken, missed, mistaken }) {
      console.log(`${missed.length + mistaken.length === 0 ? '✓' : '✗'} ${fault}: ${faults[fault]}`)
      for (const { check, why = '' } of broken) console.log(`    noticed: ${check}\n      → ${why.slice(0, 160)}`)
      for (const check of missed) console.log(`    MISSED: ${check}`)
      for (const check of mistaken) console.log(`    NOT EXPECTED: ${check}`)
    },
  })
  const right = reports.filter(({ missed, mistaken }) => missed.length + mistaken.length === 0).length
  console.log(`${right} of ${reports.length} faults were noticed by the right checks and by no others`)
  await write(options, { protocol: 1, faults: reports })
  return right === reports.length && reports.length > 0 ? 0 : 1
}

async function write({ json }: Options, found: object): Promise<void> {
  if (json !== undefined) await Bun.write(json, `${JSON.stringify(found, null, 2)}\n`)
}
