import type { ClusterStatus } from '@galleria/infra/status'
import type { Process } from '@galleria/infra/topology'
import type { Check } from './checks/check.ts'
import { afterwards, harmless, leftOut } from './checks/running.ts'
import { inTurn } from './conform.ts'
import { afterSecondLook, brokenIn, type Finding, type ServiceReport } from './report/findings.ts'
import { openRunning } from './subject/running.ts'

/**
 * Puts a service to the test where it runs, in an open copy of the shop, with those checks that disturb nobody. The others are said
 * not to apply, with the reason.
 * @throws Unreachable when it cannot be looked at there.
 */
export async function conformRunning(
  row: Process,
  shop: ClusterStatus,
  isWanted: (check: Check) => boolean = () => true,
): Promise<ServiceReport> {
  const begun = performance.now()
  const subject = await openRunning(row, shop)
  try {
    const lists = harmless.map((list) => inTurn(subject, list.filter(isWanted)))
    const findings = (await Promise.all(lists)).flat()
    findings.push(...(await inTurn(subject, afterwards.filter(isWanted))), ...spared(isWanted))
    return { service: row.name, language: row.language, findings, tookMs: performance.now() - begun }
  } finally {
    await subject.close()
  }
}

/** Puts one to the test, twice where it has to be: see {@link afterSecondLook}. */
export async function conformRunningPatiently(
  row: Process,
  shop: ClusterStatus,
  isWanted?: (check: Check) => boolean,
): Promise<ServiceReport> {
  const first = await conformRunning(row, shop, isWanted)
  const doubted = new Set(brokenIn(first).map(({ check }) => check))
  if (doubted.size === 0) return first
  return afterSecondLook(first, await conformRunning(row, shop, ({ name }) => doubted.has(name)))
}

function spared(isWanted: (check: Check) => boolean): Finding[] {
  return leftOut.flatMap(({ why, checks }) =>
    checks
      .filter(isWanted)
      .map(({ name, proves }) => ({ proves, check: name, outcome: 'not-applicable' as const, why, tookMs: 0 })),
  )
}
