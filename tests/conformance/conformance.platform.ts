import { beforeAll, describe, expect, test } from 'bun:test'
import { join } from 'node:path'
import { bunCommand } from '@galleria/infra/command'
import { processNamed } from '@galleria/infra/topology'
import { standIns } from '../support/stand-ins.ts'
import { conformAll, conformPatiently, whoIsThere } from './conform-all.ts'
import { crewsOf } from './fixtures/crews.ts'
import { expected } from './fixtures/expected.ts'
import { type FaultReport, runFaults } from './fixtures/faulty.ts'
import { type Fault, faults } from './fixtures/office/faults.ts'
import { officeCommand, officeRow } from './fixtures/office.ts'
import type { ServiceReport } from './report/findings.ts'

// Several at the same time, since whoever is put to the test waits most of it; not all, since some checks look at the clock.

const root = join(import.meta.dir, '../..')
const { able, absent } = await whoIsThere()
for (const { row, reason } of absent) console.log(`  ${row.name} is not put to the test: ${reason}`)
const standIn = 'what stands in for shipping'
const crews = crewsOf(Object.keys(faults) as Fault[])

let reports: ReadonlyMap<string, ServiceReport>
let faulty: ReadonlyMap<string, FaultReport>
let faultless: ServiceReport

beforeAll(async () => {
  const shipping = { ...processNamed('shipping'), language: 'typescript' as const }
  const isExpected = ({ name }: { name: string }, crew: readonly Fault[]) =>
    crew.some((fault) => expected[fault].includes(name))
  const all = await conformAll(able)
  const [wrong, other, office] = await Promise.all([
    runFaults({ crews, isWanted: isExpected }),
    conformPatiently(shipping, { command: bunCommand(standIns.shipping ?? '', root) }),
    conformPatiently(officeRow, { command: officeCommand() }),
  ])
  reports = new Map([...all.map((report) => [report.service, report] as const), [standIn, other]])
  faulty = new Map(wrong.map((report) => [report.fault, report]))
  faultless = office
  for (const { service, findings } of [...reports.values(), office])
    for (const { check, atFirst } of findings)
      if (atFirst !== undefined) console.log(`  ${service}, only at the second look: ${check}; at first: ${atFirst}`)
}, 600_000)

describe('every service, whatever it is written in, is put to the test by the numbers of docs/service-protocol.md', () => {
  test.each([...able.map(({ name, language }) => [name, language]), [standIn, 'typescript']])(
    '%s, in %s, speaks the service protocol',
    (name) => {
      const findings = reports.get(name)?.findings ?? []
      const broken = findings.filter(({ outcome }) => outcome === 'broken')
      expect(broken.map(({ check, why, proves }) => ({ check, why, proves }))).toEqual([])
      expect(findings.filter(({ outcome }) => outcome === 'kept').length).toBeGreaterThan(40)
    },
  )
})

// A service that keeps to the page passes, and each way of being wrong is noticed. Here faults that do not disturb each other share
// a world, and meet the checks that have to notice them; `bun run conformance --faults` gives each a world of its own, and all checks.
describe('the kit is put to the test', () => {
  test('a service that was written from the page alone, without a chassis, passes', () => {
    const { findings } = faultless
    expect(findings.filter(({ outcome }) => outcome === 'broken')).toEqual([])
    expect(findings.filter(({ outcome }) => outcome === 'kept').length).toBeGreaterThan(60)
  })

  test.each(Object.entries(faults))('%s is noticed: %s', (fault) => {
    const { missed, broken } = faulty.get(fault) ?? { missed: ['everything'], broken: [] }
    expect(missed).toEqual([])
    expect(broken.length).toBeGreaterThan(0)
  })

  test('no fault is expected that there is not', () => {
    expect(Object.keys(expected).toSorted()).toEqual(Object.keys(faults).toSorted())
  })

  test('of the faults that share a world, no two are noticed by one check', () => {
    expect(crews.flat().toSorted()).toEqual(Object.keys(faults).toSorted() as Fault[])
    for (const crew of crews) {
      const noticing = crew.flatMap((fault) => expected[fault])
      expect(noticing.filter((check, at) => noticing.indexOf(check) !== at)).toEqual([])
    }
  })
})
