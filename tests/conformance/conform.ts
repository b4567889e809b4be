import type { Command } from '@galleria/infra/command'
import type { Process } from '@galleria/infra/topology'
import { apart, besideEachOther, oneAfterTheOther } from './checks/all.ts'
import { type Check, NotApplicable } from './checks/check.ts'
import type { Finding, ServiceReport } from './report/findings.ts'
import { openTrial } from './subject/trial.ts'

/** How a service is put to the test. */
export interface ConformOptions {
  /** Another program in place of the service's own. */
  readonly command?: Command
  /** Which checks are wanted; all of them otherwise. */
  readonly isWanted?: (check: Check) => boolean
}

/**
 * Puts one service to the test, in a world of its own.
 * @throws when its toolchain is missing; a service that does not come up is a finding like any other.
 */
export async function conform(
  row: Process,
  { command, isWanted = () => true }: ConformOptions = {},
): Promise<ServiceReport> {
  const begun = performance.now()
  const trial = await openTrial(row, command)
  const findings: Finding[] = []
  try {
    const up = await find(trial, comesUp)
    findings.push(up)
    if (up.outcome === 'kept') {
      const own = inTurn(trial, apart.filter(isWanted))
      const lists = besideEachOther.map((list) => inTurn(trial, list.filter(isWanted)))
      findings.push(...(await Promise.all(lists)).flat())
      findings.push(...(await inTurn(trial, oneAfterTheOther.filter(isWanted))), ...(await own))
    }
  } finally {
    await trial.close()
  }
  return { service: row.name, language: row.language, findings, tookMs: performance.now() - begun }
}

const comesUp: Check = {
  name: 'it starts on the environment that the protocol describes, and is ready',
  proves: ['SP-CFG-1', 'SP-BUS-1', 'SP-HEALTH-1', 'SP-HEALTH-3'],
  run: (trial) => trial.start(),
}

/** Makes checks one after the other; one that breaks does not keep the next from being made. */
export async function inTurn<Seen>(subject: Seen, checks: readonly Check<Seen>[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const check of checks) findings.push(await find(subject, check))
  return findings
}

async function find<Seen>(subject: Seen, { name, proves, run }: Check<Seen>): Promise<Finding> {
  const begun = performance.now()
  const found = (outcome: Finding['outcome'], why?: string): Finding => ({
    proves,
    check: name,
    outcome,
    ...(why === undefined ? {} : { why }),
    tookMs: Math.round(performance.now() - begun),
  })
  try {
    await run(subject)
    return found('kept')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    if (error instanceof NotApplicable) return found('not-applicable', why)
    return found('broken', error instanceof Error && error.name !== 'Broken' ? `${error.name}: ${why}` : why)
  }
}
