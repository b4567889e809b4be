import { conforms, type Finding, type ServiceReport } from './findings.ts'

const marks = { kept: '✓', broken: '✗', 'not-applicable': '–' } as const

/** One line for each check, and under it what was found instead; what did not apply comes last, by its reason. */
export function tableOf(report: ServiceReport): string {
  const { service, language, findings, tookMs } = report
  const checked = findings.filter(({ outcome }) => outcome !== 'not-applicable').flatMap(lineOf)
  const left = Map.groupBy(
    findings.filter(({ outcome }) => outcome === 'not-applicable'),
    ({ why = '' }) => why,
  )
  const reasons = [...left].map(([why, of]) => `  – ${why}: ${[...new Set(of.flatMap(idsOf))].join(' ')}`)
  const sum = `${countOf(findings, 'kept')} kept, ${countOf(findings, 'broken')} broken, ${countOf(findings, 'not-applicable')} not applicable`
  const last = `  ${verdictOf(report)}: ${sum} (${seconds(tookMs)})`
  return [`${service} (${language})`, ...checked, ...reasons, last].join('\n')
}

/** One line for each service. */
export function sumOf(reports: readonly ServiceReport[]): string {
  return reports.map((report) => `${conforms(report) ? marks.kept : marks.broken} ${verdictOf(report)}`).join('\n')
}

function verdictOf(report: ServiceReport): string {
  return `${report.service} ${conforms(report) ? 'speaks the protocol' : 'does not speak the protocol'}`
}

function lineOf(finding: Finding): string[] {
  const { outcome, check, why, atFirst, tookMs } = finding
  const ids = idsOf(finding).join(' ')
  const took = tookMs > 2_000 ? ` (${seconds(tookMs)})` : ''
  const first = `  ${marks[outcome]} ${check}${took}  [${ids}]`
  const more = why ?? (atFirst === undefined ? undefined : `at the second look; at first: ${atFirst}`)
  return more === undefined ? [first] : [first, `      → ${more}`]
}

function idsOf({ proves }: Finding): string[] {
  return proves.map((id) => id.replace('SP-', ''))
}

function countOf(findings: readonly Finding[], outcome: Finding['outcome']): number {
  return findings.filter((one) => one.outcome === outcome).length
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
